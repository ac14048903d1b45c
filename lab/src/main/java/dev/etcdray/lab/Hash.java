package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * etcd's hash of a member's keys and their history. It can be compared where both revisions are the same.
 *
 * @param hash the hash
 * @param revision up to which it goes
 * @param compactRevision of the last compaction
 */
public record Hash(long hash, long revision, long compactRevision) {
    /** Of the first member that is asked, as etcdctl shows it. */
    public static Hash of(Etcdctl etcdctl, long revision) throws IOException, InterruptedException {
        JsonNode answer = etcdctl.json("endpoint", "hashkv", "--rev", Long.toString(revision)).path(0).path("HashKV");
        return new Hash(answer.path("hash").asLong(), revision, answer.path("compact_revision").asLong());
    }
}
