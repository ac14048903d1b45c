package dev.etcdray.etcd;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One progress for work that goes on in parts side by side, each with bytes of its own. */
public final class ProgressParts {
    private final Progress whole;
    private final List<Part> parts = new CopyOnWriteArrayList<>();

    /** Tells the whole what the parts add up to. */
    public ProgressParts(Progress whole) {
        this.whole = whole;
    }

    /** A part of so many bytes; all parts are to be made before the first one reports. */
    public Progress part(long totalBytes) {
        Part part = new Part(totalBytes);
        parts.add(part);
        return part;
    }

    private final class Part implements Progress {
        private final long totalBytes;
        private volatile long doneBytes;

        Part(long totalBytes) {
            this.totalBytes = totalBytes;
        }

        @Override
        public void at(long done, long ofTotal) {
            // What a part calls its total is its own affair: a share of it counts.
            doneBytes = Math.max(doneBytes, (long) ((double) done / Math.max(1, ofTotal) * totalBytes));
            long doneInAll = 0;
            long inAll = 0;
            for (Part part : parts) {
                doneInAll += part.doneBytes;
                inAll += part.totalBytes;
            }
            whole.at(doneInAll, inAll);
        }
    }
}
