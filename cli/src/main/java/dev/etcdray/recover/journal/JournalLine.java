package dev.etcdray.recover.journal;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal, {@code etcdray/recover-journal/v1}.
 *
 * @param schema {@link #SCHEMA}
 * @param seq 1, 2, ...
 * @param at when, in UTC (ISO 8601)
 * @param run which process: a random word
 * @param event what happened
 * @param step its id; null if it is about none
 * @param attempt how often that step was begun, this time included; 0 before the first
 * @param sentence for people
 * @param figures by name, sizes in bytes
 */
public record JournalLine(String schema, long seq, String at, String run, Event event, @Nullable String step,
        int attempt, String sentence, Map<String, Long> figures) {
    /** Name and version of the contract. */
    public static final String SCHEMA = "etcdray/recover-journal/v1";

    /** Copies the map. */
    public JournalLine {
        figures = java.util.Collections.unmodifiableMap(new TreeMap<>(figures));
    }
}
