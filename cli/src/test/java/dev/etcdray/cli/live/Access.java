package dev.etcdray.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.cli.Run;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.Etcdctl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A way to come at an etcd, for us and for etcdctl.
 *
 * @param name for messages
 * @param flags for us
 * @param environment for us
 * @param etcdctl of a member
 */
record Access(String name, List<String> flags, Map<String, String> environment,
        Function<EtcdServer, Etcdctl> etcdctl) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies list and map. */
    Access {
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /** Runs a command on this etcd. */
    Run attempt(Object... arguments) {
        List<Object> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(flags);
        return Run.in(environment, all.toArray());
    }

    /** The same; it has to end with 0. */
    Run run(Object... arguments) {
        Run run = attempt(arguments);
        assertThat(run.exitCode()).as("%s as %s: %s", Arrays.toString(arguments), name, run.err()).isZero();
        return run;
    }

    /** What a command of ours says as JSON. */
    JsonNode json(Object... arguments) throws IOException {
        List<Object> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("-w", "json"));
        return JSON.readTree(run(all.toArray()).out());
    }

    /** The same command on a file. */
    static JsonNode jsonOf(Path file, String command, String... options) throws IOException {
        List<Object> all = new ArrayList<>(List.of(command, file));
        all.addAll(List.of(options));
        all.addAll(List.of("-w", "json"));
        Run run = Run.in(Map.of(), all.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    /** What etcdctl saves of a member, over what was saved there before. */
    Path snapshot(EtcdServer member, Path file) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        return etcdctl.apply(member).saveSnapshot(file);
    }

    @Override
    public String toString() {
        return name;
    }
}
