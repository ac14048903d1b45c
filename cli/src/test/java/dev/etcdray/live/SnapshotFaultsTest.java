package dev.etcdray.live;

import dev.etcdray.etcd.Progress;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdutl;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.Poll;
import dev.etcdray.lab.Tools;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever happens in mid-stream ends it soon, with a sentence, and leaves nothing open at the member. */
@Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotFaultsTest {
    /** Far more than is under way between a member and a reader that waits. */
    private static final long DB_BYTES = 128 << 20;
    private static final long MID_STREAM = 8 << 20;
    /** That it ends is what matters; beside other tests a member takes its time. */
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** etcd commits every 100 ms, and counts read transactions only then. */
    private static final Duration COMMIT = Duration.ofMillis(300);

    private static final String AGAIN = "; take the snapshot again, or that of another member with --from";

    @TempDir
    static Path directory;
    private Path snapshot;

    @BeforeAll
    void generate() throws Exception {
        snapshot = directory.resolve("big.db");
        Process boltgen = new ProcessBuilder(Tools.find("boltgen").toString(), "etcd", "-bytes",
                Long.toString(DB_BYTES), snapshot.toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(boltgen.waitFor()).isZero();
    }

    private EtcdServer serving(EtcdVersion version, String name) throws Exception {
        Path dataDir = directory.resolve(name + "-" + version);
        Etcdutl.restore(version, snapshot, dataDir);
        return EtcdServer.start(version, dataDir);
    }

    @Test
    void aMemberThatIsKilled() throws Exception {
        try (EtcdServer member = serving(EtcdVersion.V3_7, "killed")) {
            Failed failed = whenInMidStream(Connection.to(member.endpoint()), () -> {
                member.kill();
                return null;
            });
            failed.is(LiveException.Kind.UNREACHABLE,
                    member.endpoint() + ": the connection broke; the member has ended,"
                            + " or something between cut it" + AGAIN,
                    Duration.ofSeconds(5));
        }
    }

    /** gRPC asks for a sign of life after 10 s of silence, and waits 6 s for it. */
    @Test
    void aMemberThatIsPaused() throws Exception {
        try (EtcdServer member = serving(EtcdVersion.V3_7, "paused")) {
            Failed failed = whenInMidStream(Connection.to(member.endpoint()), () -> {
                member.pause();
                return null;
            });
            failed.is(LiveException.Kind.TIMED_OUT, member.endpoint() + ": gave no sign of life any more"
                    + " (--keepalive-timeout); it is paused, or the network is cut" + AGAIN, Duration.ofSeconds(20));
        }
    }

    /** No disk can be so slow that its silence ends the stream: it is ours. */
    @Test
    void aReaderThatPauses() throws Exception {
        try (EtcdServer member = serving(EtcdVersion.V3_7, "slow");
                Cluster cluster = Connection.to(member.endpoint()).open()) {
            MidStream out = new MidStream(() -> {
                Thread.sleep(20_000);
                return null;
            });
            assertThat(SnapshotDownload.to(out, cluster, MemberChoice.best(cluster.look()), Progress.NONE))
                    .isGreaterThan(DB_BYTES / 2);
        }
    }

    /** Where gRPC would ask late, the silence itself is the sign. */
    @Test
    @Tag("long")
    void aMemberThatIsPausedAndNotAsked() throws Exception {
        try (EtcdServer member = serving(EtcdVersion.V3_7, "silent")) {
            Failed failed = whenInMidStream(Connection.to(member.endpoint()).keepalive(Duration.ofMinutes(5),
                    Duration.ofSeconds(6)), () -> {
                        member.pause();
                        return null;
                    });
            failed.is(LiveException.Kind.TIMED_OUT, member.endpoint() + ": the snapshot stream is silent for 30s; the"
                    + " member is paused, or its disk stands still; try another with --from", Duration.ofSeconds(35));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReaderThatFailsLeavesNothingBehind(EtcdVersion version) throws Exception {
        try (EtcdServer member = serving(version, "left");
                Cluster cluster = Connection.to(member.endpoint()).open()) {
            MemberChoice choice = MemberChoice.best(cluster.look());
            Poll.until(LIMIT, () -> "it goes on reading after its start", () -> readTransactions(member) == 1);
            double[] meanwhile = new double[2];
            assertThatThrownBy(() -> SnapshotDownload.to(new MidStream(() -> {
                meanwhile[0] = openStreams(member);
                meanwhile[1] = readTransactions(member);
                throw new IOException("no space left");
            }), cluster, choice, Progress.NONE)).isExactlyInstanceOf(IOException.class).hasMessage("no space left");
            assertThat(meanwhile[0]).as("streams in mid-stream").isEqualTo(1);
            assertThat(meanwhile[1]).as("read transactions in mid-stream").isGreaterThanOrEqualTo(2);
            Poll.until(LIMIT, () -> "a stream is left", () -> openStreams(member) == 0
                    && readTransactions(member) == 1);
            // And the connection serves on.
            assertThat(SnapshotDownload.to(OutputStream.nullOutputStream(), cluster, choice, Progress.NONE))
                    .isGreaterThan(DB_BYTES / 2);
        }
    }

    /** Somebody else closes the cluster, as one who is told to end. */
    @Test
    void aClusterThatIsClosedLeavesNothingBehind() throws Exception {
        try (EtcdServer member = serving(EtcdVersion.V3_7, "closed")) {
            Cluster cluster = Connection.to(member.endpoint()).open();
            MemberChoice choice = MemberChoice.best(cluster.look());
            assertThatThrownBy(() -> SnapshotDownload.to(new MidStream(() -> {
                cluster.close();
                return null;
            }), cluster, choice, Progress.NONE)).isInstanceOf(LiveException.class)
                    .hasMessage(member.endpoint() + ": a snapshot was cancelled");
            Poll.until(LIMIT, () -> "a stream is left", () -> openStreams(member) == 0);
        }
    }

    private static double openStreams(EtcdServer member) throws Exception {
        double started = sum(member, "grpc_server_started_total");
        return started - sum(member, "grpc_server_handled_total");
    }

    private static double sum(EtcdServer member, String metric) throws Exception {
        return member.metrics().lines()
                .filter(line -> line.startsWith(metric + "{") && line.contains("grpc_method=\"Snapshot\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    /** One stands open for all who read now, and for a moment its predecessor. */
    private static double readTransactions(EtcdServer member) throws Exception {
        new Gateway(member).call("kv/put", Gateway.put(new byte[]{'a'}, new byte[0], 0));
        Thread.sleep(COMMIT);
        return member.metric("etcd_mvcc_db_open_read_transactions");
    }

    private record Failed(LiveException.Kind kind, String sentence, Duration took) {

        void is(LiveException.Kind expected, String words, Duration limit) {
            assertThat(sentence).isEqualTo(words);
            assertThat(kind).isEqualTo(expected);
            assertThat(took).isLessThan(limit);
        }
    }

    private static Failed whenInMidStream(Connection connection, Callable<Void> action) throws Exception {
        try (Cluster cluster = connection.open()) {
            MidStream out = new MidStream(action);
            SnapshotDownload.to(out, cluster, MemberChoice.best(cluster.look()), Progress.NONE);
            throw new AssertionError("it came to an end");
        } catch (LiveException e) {
            return new Failed(e.kind(), String.valueOf(e.getMessage()),
                    Duration.ofNanos(System.nanoTime() - MidStream.at));
        }
    }

    /** Does something once, in mid-stream. */
    private static final class MidStream extends OutputStream {
        static volatile long at;
        private final Callable<Void> action;
        private long bytes;
        private boolean done;

        MidStream(Callable<Void> action) {
            this.action = action;
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            bytes += length;
            if (bytes > MID_STREAM && !done) {
                done = true;
                at = System.nanoTime();
                act();
            }
        }

        private void act() throws IOException {
            try {
                action.call();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException("chunks come as arrays");
        }
    }
}
