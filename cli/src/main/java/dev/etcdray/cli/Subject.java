package dev.etcdray.cli;

import dev.etcdray.cli.live.LiveSettings;
import java.nio.file.Path;

/** What a command reads. */
sealed interface Subject {

    /** How a user would name it in another command. */
    String words();

    /**
     * A file.
     *
     * @param path a snapshot, a db or a data dir
     */
    record OfFile(Path path) implements Subject {
        @Override
        public String words() {
            return path.toString();
        }
    }

    /**
     * A live etcd.
     *
     * @param settings which, and how
     */
    record OfCluster(LiveSettings settings) implements Subject {
        @Override
        public String words() {
            return "--endpoints " + settings.connection().endpoints().getFirst();
        }
    }
}
