package dev.etcdray.cli.recover;

import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlanFile;
import dev.etcdray.recover.plan.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The snapshot of a plan that is about to be replaced: who plans again with one option more need not take it again, as long
 * as nothing was written since.
 */
public final class EarlierSnapshot {
    private final Path planFile;
    private final PlanSnapshot proof;

    /** @param planFile that may be there */
    EarlierSnapshot(Path planFile, PlanSnapshot proof) {
        this.planFile = planFile;
        this.proof = proof;
    }

    /** It, if it is still what a new one would be. */
    Optional<SnapshotFile> stillGood(Observation now) {
        if (!Files.isRegularFile(planFile)) {
            return Optional.empty();
        }
        try {
            Plan plan = PlanFile.read(planFile);
            SnapshotFile snapshot = plan.snapshot();
            if (snapshot == null || !now.clusterIds().equals(Set.of(plan.clusterId()))
                    || snapshot.revision() != now.revision() || now.member(snapshot.member()).isEmpty()) {
                return Optional.empty();
            }
            proof.verify(snapshot);
            return Optional.of(snapshot);
        } catch (IOException e) {
            return Optional.empty(); // Then a new one is taken: it is the one that counts.
        }
    }

    /** A name that nothing has: {@code plan.snapshot.db}, else {@code plan.snapshot-2.db} and so on. */
    public static Path free(Path planFile) {
        String name = String.valueOf(planFile.getFileName()).replaceFirst("\\.json$", "");
        Path path = planFile.resolveSibling(name + ".snapshot.db");
        for (int number = 2; Files.exists(path); number++) {
            path = planFile.resolveSibling(name + ".snapshot-" + number + ".db");
        }
        return path;
    }
}
