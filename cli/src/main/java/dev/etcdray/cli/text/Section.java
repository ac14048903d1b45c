package dev.etcdray.cli.text;

import java.util.List;

/**
 * A heading, a table and what is to be said of it.
 *
 * @param heading one line, may be empty
 * @param table the table
 * @param notes lines below the table
 */
public record Section(String heading, Table table, List<String> notes) {

    /** Copies, and escapes what is harmful. */
    public Section {
        heading = Visible.of(heading);
        notes = notes.stream().map(Visible::of).toList();
    }
}
