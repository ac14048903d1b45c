package dev.etcdray.etcd;

import java.util.concurrent.atomic.LongAdder;

/** Adds up where the bytes of leaf pages go, from several threads. */
final class LeafTally {
    private final LongAdder headerBytes = new LongAdder();
    private final LongAdder slackBytes = new LongAdder();

    /** Counts a leaf run: its header, and what neither header nor entries take. */
    void leaf(long runBytes, long pageHeaderBytes, long entriesBytes) {
        headerBytes.add(pageHeaderBytes);
        slackBytes.add(Math.max(0, runBytes - pageHeaderBytes - entriesBytes));
    }

    long headerBytes() {
        return headerBytes.sum();
    }

    long slackBytes() {
        return slackBytes.sum();
    }
}
