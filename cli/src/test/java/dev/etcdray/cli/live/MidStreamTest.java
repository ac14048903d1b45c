package dev.etcdray.cli.live;

import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.NetworkNamespace;
import dev.etcdray.lab.SmallDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Something goes wrong when a part of a snapshot is there, and not all. */
@Tag("servers")
@Timeout(120)
class MidStreamTest {
    /** gRPC asks for a sign of life after ten seconds at the earliest. */
    private static final Duration KEEPALIVE = Duration.ofSeconds(11);
    private static final Object[] KEEPALIVE_TIMEOUT = {"--keepalive-timeout", "1s"};

    private static final long BYTES = 100_000_000;
    private static final String AGAIN = "; take the snapshot again, or that of another member with --from";

    @TempDir
    static Path shared;
    private static BigMember big;
    @TempDir
    Path directory;
    private Workplace place;

    @BeforeAll
    static void fill() throws Exception {
        big = BigMember.make(EtcdVersion.V3_6, BYTES, shared);
    }

    @BeforeEach
    void makeWorkplace() throws IOException {
        place = Workplace.in(directory);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYZE", "FLAMEGRAPH", "SAVE"})
    void theMemberIsKilled(LiveCommand command) throws Exception {
        try (EtcdServer server = big.start(); OwnJvm run = held(command, server)) {
            server.kill();
            run.goesOn().ending().isError(1, server.endpoint()
                    + ": the connection broke; the member has ended, or something between cut it" + AGAIN,
                    Duration.ZERO);
        }
        place.holdsOnly();
    }

    @Test
    void theMemberIsPaused() throws Exception {
        try (EtcdServer server = big.start()) {
            try (OwnJvm run = held(LiveCommand.SAVE, server, KEEPALIVE_TIMEOUT)) {
                server.pause();
                run.goesOn().ending().isError(1, silent(server), KEEPALIVE);
            }
            server.resume();
            Streams.haveEnded(server);
        }
        place.holdsOnly();
    }

    @Test
    void theNetworkIsCut() throws Exception {
        try (NetworkNamespace namespace = NetworkNamespace.make(); EtcdServer server = big.start(namespace)) {
            try (OwnJvm run = held(LiveCommand.ANALYZE, server, KEEPALIVE_TIMEOUT)) {
                namespace.cut();
                run.goesOn().ending().isError(1, silent(server), KEEPALIVE);
            }
        }
        place.holdsOnly();
    }

    private static String silent(EtcdServer server) {
        return server.endpoint() + ": gave no sign of life any more (--keepalive-timeout); it is paused, or the network"
                + " is cut" + AGAIN;
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalEndsItAtOnce(String signal) throws Exception {
        signalled(big, LiveCommand.SAVE, signal);
        signalled(big, LiveCommand.ANALYZE, signal);
    }

    @ParameterizedTest
    @Tag("long")
    @EnumSource(names = "V3_6", mode = EnumSource.Mode.EXCLUDE)
    void aSignalEndsItAtOnceOnOtherVersions(EtcdVersion version) throws Exception {
        signalled(BigMember.make(version, BYTES, directory), LiveCommand.SAVE, "INT");
    }

    private void signalled(BigMember member, LiveCommand command, String signal) throws Exception {
        try (EtcdServer server = member.start()) {
            try (OwnJvm run = held(command, server)) {
                run.signal(signal).goesOn().ending().isCancelled();
            }
            Streams.haveEnded(server);
        }
        place.holdsOnly();
    }

    @Test
    void theDiskFillsMeanwhile() throws Exception {
        try (EtcdServer server = big.start(); SmallDisk disk = SmallDisk.mount(place.targets(), 250 << 20)) {
            Path filler = disk.directory().resolve("filler");
            try (OwnJvm run = held(LiveCommand.SAVE, server)) {
                fill(filler);
                run.goesOn().ending().isError(1, place.targets().resolve("saved.db") + " cannot be written: No space"
                        + " left on device; make room, or name a file elsewhere", Duration.ZERO);
            }
            place.holdsOnly(filler);
            Streams.haveEnded(server);
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] bytes = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    @Test
    void theDiskIsTooSmallFromTheStart() throws Exception {
        try (EtcdServer server = big.start(); SmallDisk disk = SmallDisk.mount(place.targets(), 32 << 20)) {
            for (LiveCommand command : List.of(LiveCommand.SAVE, LiveCommand.ANALYZE_AND_KEEP)) {
                place.run(command.words(place, server.endpoint())).isError(1, noRoom(server, disk.directory())
                        + "name a file elsewhere", Duration.ZERO);
            }
            place.holdsOnly();
            Streams.haveEnded(server);
        }
    }

    @Test
    void theDiskForTemporaryFilesIsTooSmall() throws Exception {
        try (EtcdServer server = big.start(); SmallDisk disk = SmallDisk.mount(place.temporary(), 32 << 20)) {
            place.run(LiveCommand.ANALYZE.words(place, server.endpoint())).isError(1, noRoom(server, disk.directory())
                    + "name another directory with --temp-dir", Duration.ZERO);
            place.holdsOnly();
        }
    }

    /** With what the member calls the size of its db, and the 32 bytes behind it. */
    private static String noRoom(EtcdServer server, Path directory) throws Exception {
        double needed = server.metric("etcd_mvcc_db_total_size_in_bytes") + 32;
        return String.format(Locale.ROOT, "%s has room for 32.0 MiB and %.1f MiB are needed; make room, or ", directory,
                needed / (1 << 20));
    }

    private OwnJvm held(LiveCommand command, EtcdServer server, Object... more) throws Exception {
        return place.start(command.words(place, server.endpoint(), more)).heldInMidStream(Files.size(server.db()));
    }
}
