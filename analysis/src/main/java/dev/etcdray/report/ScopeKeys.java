package dev.etcdray.report;

import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.StoredRevision;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Keys for stand-ins. Hashes get a random one. Numbers get one that is made of the etcd's own content: the same file
 * gives the same report, and who has the report alone cannot guess a name and see whether its order among equals fits,
 * for content holds identifiers and times that nobody guesses.
 */
final class ScopeKeys {
    private static final int KEY_BYTES = 32;
    /** Revisions of the oldest and of the newest chunk that are looked at. */
    private static final int MOST = 256;

    private ScopeKeys() {
    }

    static byte[] of(Scope scope, RevisionFeed feed) throws IOException {
        byte[] given = scope.key();
        if (given != null) {
            return given;
        }
        if (scope.redaction() != Redaction.HASHED) {
            return ofContent(feed);
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static byte[] ofContent(RevisionFeed feed) throws IOException {
        MessageDigest digest = sha256();
        digest.update("etcdray scope".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        if (feed.chunkCount() > 0) {
            try (RevisionFeed.Reader reader = feed.newReader()) {
                add(reader, 0, digest);
                add(reader, feed.chunkCount() - 1, digest);
            }
        }
        return digest.digest();
    }

    private static void add(RevisionFeed.Reader reader, int chunk, MessageDigest digest) throws IOException {
        RevisionBatch batch = new RevisionBatch();
        reader.read(chunk, batch);
        for (int i = 0; i < Math.min(batch.size(), MOST); i++) {
            StoredRevision revision = reader.revision(batch.locator(i));
            digest.update(revision.key().toArray(ValueLayout.JAVA_BYTE));
            digest.update(revision.value().toArray(ValueLayout.JAVA_BYTE));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
