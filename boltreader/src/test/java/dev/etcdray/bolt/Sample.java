package dev.etcdray.bolt;

import java.nio.file.Path;

/** The small real etcd files of samples/; what other tools say of them stands in samples/README.md. */
final class Sample {
    static final Path K8S_SMALL = Path.of(System.getProperty("etcdray.root"), "samples", "k8s-small.db");

    private Sample() {
    }
}
