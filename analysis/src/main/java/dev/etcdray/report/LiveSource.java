package dev.etcdray.report;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a file's bytes were streamed from.
 *
 * @param endpoint the member's endpoint
 * @param member the member
 * @param kept the file that the user gets to keep, null if it is removed
 */
public record LiveSource(String endpoint, LiveMember member, @Nullable Path kept) {

    /** What messages call it, in place of a file's name. */
    public String name() {
        return "member " + member.label() + " (" + endpoint + ")";
    }

    /** Nothing is kept whose trailer does not match: what is kept has a right one, whoever compares it. */
    Source of(Source file) {
        return new Source("live", kept == null ? null : kept.toString(), endpoint, member.id(), member, null,
                file.fileBytes(), file.pageSize(), file.highWaterPages(), file.txid(),
                file.trailer() == null && kept != null ? "ok" : file.trailer(),
                file.changedWhileReading());
    }
}
