package dev.etcdray.recover.engine;

import dev.etcdray.recover.plan.SnapshotFile;
import java.io.IOException;

/** Reads the plan's snapshot once more. */
@FunctionalInterface
public interface SnapshotProof {

    /**
     * Whether it is there, whole, and what the plan says.
     *
     * @throws IOException with a sentence if it is not
     */
    void verify(SnapshotFile snapshot) throws IOException;
}
