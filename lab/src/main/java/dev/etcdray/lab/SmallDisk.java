package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A disk of so many bytes, in memory. Needs root; where the machine refuses, the test is aborted, or fails where all is
 * required. Ends with {@link #close()}, or with this JVM; processes that use it have to be ended before.
 */
public final class SmallDisk implements AutoCloseable {
    private final Path directory;
    private final Runnable undo = this::unmount;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /**
     * Mounts one.
     *
     * @param directory made if it is not there; what is in it is hidden meanwhile
     * @param bytes rounded up to whole pages
     */
    public static SmallDisk mount(Path directory, long bytes) throws IOException, InterruptedException {
        SmallDisk disk = new SmallDisk(Files.createDirectories(directory).toAbsolutePath());
        Ended ended = Command.attempt(Map.of(), Command.of(Tools.system("mount", "mount"),
                List.of("-t", "tmpfs", "-o", "size=" + bytes, "etcdray-lab", disk.directory.toString())));
        if (ended.exit() != 0) {
            throw Tools.lacking("no disk can be mounted here: " + ended.err().trim() + "; run as root");
        }
        Leftovers.add(disk.undo);
        return disk;
    }

    /** Where it is. */
    public Path directory() {
        return directory;
    }

    /** From now on it can only be read. */
    public void forbidWriting() throws IOException, InterruptedException {
        Command.succeed(Map.of(), Command.of(Tools.system("mount", "mount"),
                List.of("-o", "remount,ro", directory.toString())));
    }

    private void unmount() {
        Command.undo(Command.of(Tools.system("umount", "mount"), List.of(directory.toString())));
    }

    /** Unmounts it; what was on it is gone. */
    @Override
    public void close() {
        unmount();
        Leftovers.remove(undo);
    }
}
