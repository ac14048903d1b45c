package dev.etcdray.report;

import java.util.List;

/**
 * A report with the keys that a picture names.
 *
 * @param report the report
 * @param objects keys by bytes of all their revisions, largest first, as many as were asked for; filters apply
 */
public record Analysis(AnalyzeReport report, List<TopKey> objects) {

    /** Copies the list. */
    public Analysis {
        objects = List.copyOf(objects);
    }
}
