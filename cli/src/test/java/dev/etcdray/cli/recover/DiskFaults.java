package dev.etcdray.cli.recover;

import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.SmallDisk;
import dev.etcdray.recover.journal.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The disk of m2 has no room for a second db, whatever the user said of it. */
abstract class DiskFaults extends Faults {
    private static final long DISK_BYTES = 200 << 20;
    /** Less than what is live. */
    private static final long ROOM_BYTES = 300 << 10;

    private @Nullable SmallDisk disk;

    DiskFaults(EtcdVersion version) {
        super(version);
    }

    @Override
    void prepare(Path members) throws Exception {
        disk = SmallDisk.mount(members.resolve("m2"), DISK_BYTES);
    }

    @AfterEach
    @Override
    void itIsOver() throws Exception {
        super.itIsOver();
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void theDiskIsTooSmall() throws Exception {
        isPlanned();
        Path filler = Objects.requireNonNull(disk).directory().resolve("filler");
        traps.before("Defragment", "m2", () -> fill(filler));
        hasEnded(incident.apply(), 6, "no space left on device", "was not rewritten");
        assertThat(m2.isRunning()).isTrue();
        assertThat(incident.journal(defragment("m2"))).contains(Event.UNKNOWN, Event.RESOLVED_NOT_DONE);
        assertThat(traps.calls("Defragment", "m3")).isZero();

        // etcd leaves what it had written of the new db, and nobody needs it.
        Files.delete(filler);
        try (DirectoryStream<Path> halves = Files.newDirectoryStream(m2.db().getParent(), "db.tmp.*")) {
            for (Path half : halves) {
                Files.delete(half);
            }
        }
        isFinishedByResuming();
    }

    private static void fill(Path filler) throws IOException {
        byte[] bytes = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
        try (FileChannel channel = FileChannel.open(filler, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - ROOM_BYTES);
        }
    }
}
