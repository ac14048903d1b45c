package dev.etcdray.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Says what a narrow terminal has no room for. */
final class Narrow {
    private Narrow() {
    }

    /** The section's notes, and which columns its fitted table lacks. */
    static List<String> notes(Section section, Table fitted) {
        List<String> lacking = section.table().lacking(fitted);
        if (lacking.isEmpty()) {
            return section.notes();
        }
        List<String> notes = new ArrayList<>(section.notes());
        notes.add("no room for " + String.join(", ", lacking));
        return notes;
    }
}
