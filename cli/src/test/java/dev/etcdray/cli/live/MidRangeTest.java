package dev.etcdray.cli.live;

import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.NetworkNamespace;
import dev.etcdray.lab.SmallDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Something goes wrong when some of the keys are there, and not all. */
@Tag("servers")
@Timeout(120)
class MidRangeTest {
    private static final Object[] SLOWLY = {"--via", "range", "--rate", "1MiB", "--dial-timeout", "1s",
        "--command-timeout", "2s"};
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final long SOME_BYTES = 1 << 18;

    @TempDir
    static Path shared;
    private static BigMember big;
    @TempDir
    Path directory;
    private Workplace place;

    @BeforeAll
    static void fill() throws Exception {
        big = BigMember.make(EtcdVersion.V3_6, 30_000_000, shared);
    }

    @BeforeEach
    void makeWorkplace() throws IOException {
        place = Workplace.in(directory);
    }

    @Test
    void theNetworkIsCut() throws Exception {
        try (NetworkNamespace namespace = NetworkNamespace.make();
                EtcdServer server = big.start(namespace);
                OwnJvm run = reading(server)) {
            namespace.cut();
            run.countFromNow().ending().isError(1, server.endpoint() + ": no answer to a range of keys within 3s"
                    + " (--dial-timeout and --command-timeout); it may be paused, or too busy", LIMIT);
        }
        place.holdsOnly();
    }

    @Test
    void theMemberIsKilled() throws Exception {
        try (EtcdServer server = big.start(); OwnJvm run = reading(server)) {
            server.kill();
            Ending ending = run.countFromNow().ending();
            ending.isAfter(1, Duration.ofSeconds(1));
            assertThat(ending.run().out()).isEmpty();
            assertThat(ending.run().err()).isEqualTo("Error: " + server.endpoint()
                    + ": nobody listens there (connection refused); is the port right and etcd running?\n");
        }
        place.holdsOnly();
    }

    @Test
    void theRevisionIsCompacted() throws Exception {
        try (EtcdServer server = big.start()) {
            try (OwnJvm run = reading(server)) {
                Etcdctl etcdctl = Etcdctl.newest(server);
                long head = etcdctl.json("put", "a", "b").path("header").path("revision").asLong();
                etcdctl.run("compact", Long.toString(head));
                Ending ending = run.countFromNow().ending();
                assertThat(ending.run().err()).matches("Error: " + server.endpoint() + ": the revision that was being"
                        + " read has been compacted meanwhile \\(" + (head - 1) + ", after \\d+ of \\d+ keys\\); read"
                        + " faster with --rate, or less with --prefix, or a snapshot\n");
                ending.isAfter(1, Duration.ofSeconds(2));
                assertThat(ending.run().out()).isEmpty();
            }
            Streams.haveEnded(server);
        }
        place.holdsOnly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalEndsItAtOnce(String signal) throws Exception {
        try (EtcdServer server = big.start()) {
            try (OwnJvm run = reading(server)) {
                run.signal(signal).ending().isCancelled();
            }
            Streams.haveEnded(server);
        }
        place.holdsOnly();
    }

    @Test
    void theDiskIsTooSmall() throws Exception {
        try (EtcdServer server = big.start(); SmallDisk disk = SmallDisk.mount(place.temporary(), 1 << 20)) {
            Ending ending = place.run(LiveCommand.ANALYZE.words(place, server.endpoint(), "--via", "range"));
            assertThat(ending.run().err()).matches("Error: " + disk.directory() + "/etcdray\\.[0-9a-f]+\\.part cannot"
                    + " be written: No space left on device; make room, or name another directory\n");
            ending.isAfter(1, Duration.ofSeconds(2));
            place.holdsOnly();
        }
    }

    private OwnJvm reading(EtcdServer server) throws Exception {
        OwnJvm run = place.start(LiveCommand.ANALYZE.words(place, server.endpoint(), SLOWLY));
        run.awaitPart(SOME_BYTES);
        return run;
    }
}
