package dev.etcdray.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.cli.Run;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Etcdutl;
import dev.etcdray.lab.Kv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What holds for every live etcd; which ones are tried is for those who extend it to say. */
abstract class LiveTests {
    @TempDir
    static Path etcdDirectory;

    @TempDir
    Path directory;

    private static @Nullable LiveEtcd started;

    private final Shape shape;
    private final LiveEtcd etcd;

    LiveTests(Shape shape) {
        this.shape = shape;
        this.etcd = Objects.requireNonNull(started);
    }

    @BeforeParameterizedClassInvocation
    static void start(Shape shape) throws Exception {
        started = LiveEtcd.start(shape, etcdDirectory.resolve(shape.toString()));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (started != null) {
            started.close();
            started = null;
        }
    }

    @Test
    void theAnalysisOfAMemberIsThatOfItsSnapshot() throws Exception {
        Access access = etcd.ofRoot().getFirst();
        for (EtcdServer member : etcd.cluster().members()) {
            new Comparison(access, member, directory).analyze(with("--by", "resource,namespace,state", "--anatomy"));
        }
        new Comparison(access, etcd.cluster().leader(), directory).analyze(with());
    }

    @Test
    void theForecastIsThatOfTheSameBytes() throws Exception {
        Comparison comparison = new Comparison(etcd.ofRoot().getFirst(), etcd.cluster().members().getLast(), directory);
        comparison.analyzeKept(with());
        comparison.analyzeKept(with("--compact-at", "head-20", "--anatomy", "--by", "kind,state"));
    }

    @Test
    void whoeverAsksGetsTheSame() throws Exception {
        for (Access access : etcd.ofRoot()) {
            new Comparison(access, etcd.cluster().members().getLast(), directory).analyze(with());
        }
    }

    @Test
    void historiesAndFlamesOfAMemberAreThoseOfItsSnapshot() throws Exception {
        Access access = etcd.ofRoot().getFirst();
        Comparison comparison = new Comparison(access, etcd.cluster().members().getFirst(), directory);
        String longest = access.json("analyze").at("/topKeys/mostRevisions/0/keyBase64").asText();
        comparison.history(longest, "--base64");
        comparison.history("/registry/", "--prefix");
        comparison.flamegraph();
    }

    @Test
    void aRangeSeesTheLiveKeysOfTheSnapshot() throws Exception {
        Access access = etcd.ofRoot().getLast();
        EtcdServer member = etcd.cluster().members().getLast();
        JsonNode range = access.json("analyze", "--via", "range", "--from", member.name(), "--anatomy", "--top",
                "1000", "--temp-dir", directory);
        JsonNode snapshot = Access.jsonOf(access.snapshot(member, directory.resolve("s.db")), "analyze", "--anatomy",
                "--top", "1000");
        LiveFigures.assertSame(range, snapshot);
        assertThat(range.at("/states/live")).isEqualTo(snapshot.at("/states/live"));
        assertThat(range.path("objects")).isEqualTo(snapshot.path("objects"));
        assertThat(range.path("anatomy")).isEqualTo(snapshot.path("anatomy")).isNotEmpty();
        assertThat(range.path("encodings")).isEqualTo(snapshot.path("encodings")).isNotEmpty();
        assertThat(range.at("/source/ranges").isNull()).isTrue();
        LiveFigures.assertAre(range, etcd.cluster().etcdctl().all());
        assertThat(directory.toFile().list()).containsExactly("s.db");
    }

    @Test
    void aTenantSeesHisPartOfTheSnapshot() throws Exception {
        assumeThat(shape.security()).as("there are users").isEqualTo(Shape.Security.TLS_AND_USERS);
        for (Access tenant : etcd.ofTenant()) {
            EtcdServer member = etcd.cluster().members().getFirst();
            Run refused = tenant.attempt("analyze", "--via", "snapshot", "--from", member.name());
            assertThat(refused.exitCode()).isEqualTo(8);
            assertThat(refused.err()).contains("the user may not read a snapshot");
            assertThat(tenant.attempt("history", "--from", member.name(), LiveEtcd.TENANT_PREFIX, "--prefix")
                    .exitCode()).isEqualTo(8);
            assertThat(tenant.run("analyze", "--from", member.name()).err())
                    .contains("may not take a snapshot, which is for the root role: reading keys instead");

            JsonNode range = tenant.json("analyze", "--from", member.name(), "--top", "1000");
            JsonNode snapshot = Access.jsonOf(
                    etcd.ofRoot().getFirst().snapshot(member, directory.resolve("s.db")), "analyze", "--prefix",
                    LiveEtcd.TENANT_PREFIX, "--top", "1000");
            LiveFigures.assertSame(range, snapshot);
            assertThat(range.at("/source/ranges")).hasSize(1);
            assertThat(range.at("/source/ranges/0/from").asText()).isEqualTo(LiveEtcd.TENANT_PREFIX);
            List<Kv> allowed = tenant.etcdctl().apply(member).below(LiveEtcd.TENANT_PREFIX);
            assertThat(allowed).hasSizeGreaterThan(4);
            LiveFigures.assertAre(range, allowed);
        }
    }

    @Test
    void whatIsKeptIsWhatEtcdctlSaves() throws Exception {
        Access access = etcd.ofRoot().getFirst();
        EtcdServer member = etcd.cluster().members().getFirst();
        Path kept = directory.resolve("kept.db");
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        JsonNode report = access.json("analyze", "--from", member.name(), "--keep", kept, "--temp-dir", temporary);
        assertThat(report.at("/source/path").asText()).isEqualTo(kept.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept))).isEqualTo("rw-------");
        JsonNode theirs = Etcdutl.snapshotStatus("3.7", access.snapshot(member, directory.resolve("theirs.db")));
        // It would not tell of a file whose SHA-256 is wrong.
        assertThat(Etcdutl.snapshotStatus("3.7", kept)).isEqualTo(theirs);

        access.run("analyze", "--from", member.name(), "--temp-dir", temporary);
        assertThat(temporary).isEmptyDirectory();
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("kept.db", "temporary", "theirs.db");
    }

    @Test
    void whatIsSavedCanBeRestored() throws Exception {
        Access access = etcd.ofRoot().getLast();
        Path saved = directory.resolve("saved.db");
        JsonNode told = access.json("snapshot", "save", saved);
        assertThat(told.path("hash").asLong()).isEqualTo(Etcdutl.snapshotStatus("3.7", saved).path("hash").asLong());
        Path restored = directory.resolve("restored");
        Etcdutl.restore(shape.version(), saved, restored);
        List<Kv> keys = etcd.cluster().etcdctl().all();
        try (EtcdServer server = EtcdServer.start(shape.version(), restored)) {
            Etcdctl etcdctl = etcd.ofRestored(server);
            assertThat(etcdctl.all()).isEqualTo(keys).isNotEmpty();
        }
    }

    /** Options, and what a member would tell by itself and a snapshot does not. */
    private String[] with(String... options) throws Exception {
        String version = etcd.cluster().etcdctl(etcd.cluster().members().getFirst()).status().path("version").asText();
        List<String> all = new ArrayList<>(List.of("--quota", "8GiB", "--etcd-version", version));
        all.addAll(List.of(options));
        return all.toArray(new String[0]);
    }
}
