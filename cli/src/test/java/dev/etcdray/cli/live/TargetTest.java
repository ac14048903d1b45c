package dev.etcdray.cli.live;

import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the bytes are to go they cannot go: that is told before the member sends any. */
@Tag("servers")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetTest {
    private static final String ALL_BUT_PASSING_BY = "-dac_override,-dac_read_search";

    @TempDir
    static Path shared;
    private EtcdServer server;
    private Workplace place;
    private double before;

    @BeforeAll
    void start() throws Exception {
        server = EtcdServer.start(EtcdVersion.V3_6, shared.resolve("etcd"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void makeWorkplace(@TempDir Path directory) throws Exception {
        place = Workplace.in(directory);
        before = Streams.started(server);
    }

    @AfterEach
    void noneWasAskedFor() throws Exception {
        assertThat(Streams.started(server)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYZE_AND_KEEP", "SAVE"})
    void itExists(LiveCommand command) throws Exception {
        Path target = Files.writeString(target(command), "precious");
        place.run(words(command)).isError(1, target + ": exists already, and is left as it is; give another name",
                Duration.ZERO);
        place.holdsOnly(target);
        assertThat(target).hasContent("precious");
    }

    /** What it leads to may come and go. */
    @Test
    void itIsALinkToNothing() throws Exception {
        Path target = Files.createSymbolicLink(target(LiveCommand.SAVE), Path.of("nowhere"));
        place.run(words(LiveCommand.SAVE)).isError(1, target
                + ": exists already, and is left as it is; give another name", Duration.ZERO);
        place.holdsOnly(target);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYZE_AND_KEEP", "SAVE"})
    void itIsADirectory(LiveCommand command) throws Exception {
        Path target = Files.createDirectory(target(command));
        place.run(words(command)).isError(1, target + " is a directory; name a file in it", Duration.ZERO);
        place.holdsOnly(target);
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void theDirectoryOfAFlameGraphIsTold() throws Exception {
        Path target = Files.createDirectory(target(LiveCommand.FLAMEGRAPH));
        place.run(words(LiveCommand.FLAMEGRAPH)).isError(1, target + " is a directory; -o takes the name of a file",
                Duration.ZERO);
        place.holdsOnly(target);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYZE_AND_KEEP", "SAVE"})
    void itsDirectoryIsMissing(LiveCommand command) throws Exception {
        Files.delete(place.targets());
        place.run(words(command)).isError(1, target(command) + " cannot be written: there is no directory "
                + place.targets() + "; make it, or name a file elsewhere", Duration.ZERO);
        Files.createDirectory(place.targets());
        place.holdsOnly();
    }

    @Test
    void theDirectoryForTemporaryFilesIsMissing() throws Exception {
        Files.delete(place.temporary());
        place.run(words(LiveCommand.ANALYZE)).isError(1, "there is no directory " + place.temporary()
                + " for temporary files; name one with --temp-dir", Duration.ZERO);
        Files.createDirectory(place.temporary());
        place.holdsOnly();
    }

    @Test
    void itsDirectoryMayNotBeWritten() throws Exception {
        mayNotBeWritten(place.targets(), LiveCommand.SAVE, "name a file elsewhere");
    }

    @Test
    void theDirectoryForTemporaryFilesMayNotBeWritten() throws Exception {
        mayNotBeWritten(place.temporary(), LiveCommand.ANALYZE, "name another directory with --temp-dir");
    }

    private void mayNotBeWritten(Path directory, LiveCommand command, String advice) throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        // Root passes by permissions, unless it gives that up.
        List<String> prefix = Files.isWritable(directory)
                ? List.of("setpriv", "--inh-caps=" + ALL_BUT_PASSING_BY, "--bounding-set=" + ALL_BUT_PASSING_BY)
                : List.of();
        try (OwnJvm run = OwnJvm.start(place, prefix, Map.of(), words(command))) {
            run.ending().isError(1, "cannot write into " + directory + ": Permission denied; " + advice,
                    Duration.ofSeconds(2));
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        place.holdsOnly();
    }

    @Test
    void itsDiskIsForReadingOnly() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(place.targets(), 1 << 20)) {
            disk.forbidWriting();
            place.run(words(LiveCommand.SAVE)).isError(1, "cannot write into " + place.targets()
                    + ": Read-only file system; name a file elsewhere", Duration.ZERO);
            place.holdsOnly();
        }
    }

    private Object[] words(LiveCommand command) {
        return command.words(place, server.endpoint());
    }

    private Path target(LiveCommand command) throws IOException {
        return place.targets().resolve(switch (command) {
            case SAVE -> "saved.db";
            case ANALYZE_AND_KEEP -> "kept.db";
            default -> "flames.html";
        });
    }
}
