package dev.etcdray.bolt;

import java.nio.file.Path;

/** The small real etcd files of samples/; what other tools say of them stands in samples/README.md. */
final class Sample {
    static final Path K8S_SMALL = named("k8s-small.db");
    static final Path K8S_ENCRYPTED = named("k8s-encrypted.db");

    private Sample() {
    }

    private static Path named(String name) {
        return Path.of(System.getProperty("etcdray.root"), "samples", name);
    }
}
