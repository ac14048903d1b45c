package dev.etcdray.etcd;

import java.io.IOException;

/** The feed of a bbolt file without bucket {@code key}: it has no revisions. */
enum EmptyFeed implements RevisionFeed, RevisionFeed.Reader {
    INSTANCE;

    @Override
    public Coverage coverage() {
        return KeyBucketFeed.COVERAGE;
    }

    @Override
    public int chunkCount() {
        return 0;
    }

    @Override
    public long firstMain() {
        return 0;
    }

    @Override
    public long lastMain() {
        return 0;
    }

    @Override
    public Reader newReader() {
        return this;
    }

    @Override
    public void read(int chunk, RevisionBatch batch) {
        batch.clear();
    }

    @Override
    public StoredRevision revision(long locator) throws IOException {
        throw new IOException("there is no revision " + locator + ": the file has no bucket key");
    }

    @Override
    public void close() {
    }
}
