package dev.etcdray.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to read and how: the same for every command that makes the whole pass. */
final class SourceOptions {
    @Parameters(index = "0", arity = "0..1", paramLabel = "SOURCE", description = "A saved snapshot, a copied db, or a data dir (member/snap/db is found). Or --endpoints.")
    @Nullable
    String source;

    @Option(names = "--etcd-prefix", paramLabel = "PREFIX", description = {
        "Key prefix of a kube-apiserver, as its --etcd-prefix says; may be repeated.",
        "/registry and OpenShift's are known."})
    List<String> etcdPrefixes = new ArrayList<>();

    @Option(names = "--workers", paramLabel = "N", description = "Threads that read (default: one a processor).")
    @Nullable
    Integer workers;

    @Option(names = "--skip-hash-check", description = "Do not compute the SHA-256 of a saved snapshot.")
    boolean skipHashCheck;

    @Mixin
    LiveOptions live = new LiveOptions();

    @Mixin
    ConnectOptions connect = new ConnectOptions();

    int workersOrAll() throws UsageException {
        return workers == null ? Runtime.getRuntime().availableProcessors() : Numbers.atLeast("--workers", workers, 1);
    }

    List<String> prefixes() throws UsageException {
        if (etcdPrefixes.contains("")) {
            throw new UsageException("--etcd-prefix is empty; / is the whole key space");
        }
        return etcdPrefixes;
    }
}
