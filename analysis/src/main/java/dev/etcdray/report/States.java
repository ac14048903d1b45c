package dev.etcdray.report;

import org.jspecify.annotations.Nullable;

/**
 * Totals by state. Superseded and tombstone are null when history was not seen.
 *
 * @param live the newest revision of its key, a put
 * @param superseded a put that is not the newest revision of its key
 * @param tombstone a delete marker
 */
public record States(StateTotals live, @Nullable StateTotals superseded, @Nullable StateTotals tombstone) {}
