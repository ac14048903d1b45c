package dev.etcdray.recover.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of a journal: only ever longer, each line on the disk before the method returns, and one process at a time. A
 * line without its end was cut by a crash while it was written; what it would have told had not begun, so it is dropped.
 */
public final class JournalFile implements Journal, Closeable {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path path;
    private final FileChannel channel;
    private final List<JournalLine> lines;

    private JournalFile(Path path, FileChannel channel, List<JournalLine> lines) {
        this.path = path;
        this.channel = channel;
        this.lines = lines;
    }

    /**
     * Opens it, new or not, for this process alone.
     *
     * @throws JournalException if another process has it, or it cannot be read
     */
    public static JournalFile open(Path path) throws IOException {
        boolean isNew = !Files.exists(path);
        FileChannel channel = FileChannel.open(path,
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            lock(path, channel);
            JournalFile journal = new JournalFile(path, channel, new ArrayList<>());
            journal.load();
            if (isNew) {
                forceDirectory(path);
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What it holds, without opening it for writing: another process may be at work. */
    public static List<JournalLine> read(Path path) throws IOException {
        return parse(path, Files.readAllBytes(path)).lines;
    }

    /** Whether another process is at work on it. */
    public static boolean isHeld(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private static void lock(Path path, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw JournalException
                    .ofBusy(path + ": another etcdray is at work on this journal; wait for its end, or watch"
                            + " it with `etcdray recover status`");
        }
    }

    private static void forceDirectory(Path path) throws IOException {
        try (FileChannel directory = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private void load() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (all.hasRemaining() && channel.read(all) >= 0) {
            // A read may be short.
        }
        Parsed parsed = parse(path, all.array());
        lines.addAll(parsed.lines);
        if (parsed.wholeBytes < all.capacity()) {
            channel.truncate(parsed.wholeBytes);
            channel.force(true);
        }
        channel.position(parsed.wholeBytes);
    }

    /** The whole lines, and how long they are. */
    private record Parsed(List<JournalLine> lines, long wholeBytes) {}

    private static Parsed parse(Path path, byte[] bytes) throws JournalException {
        List<JournalLine> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(line(path, lines.size() + 1, new String(bytes, from, i - from, StandardCharsets.UTF_8)));
                from = i + 1;
            }
        }
        return new Parsed(lines, from);
    }

    private static JournalLine line(Path path, int number, String text) throws JournalException {
        try {
            // Of the word null Jackson makes none.
            @Nullable
            JournalLine line = JSON.readValue(text, JournalLine.class);
            if (line == null || !JournalLine.SCHEMA.equals(line.schema()) || line.seq() != number) {
                throw new JournalException(path + ": line " + number + " is not the journal's line " + number
                        + " of schema " + JournalLine.SCHEMA + "; is it the file of another program?");
            }
            return line;
        } catch (JsonProcessingException e) {
            throw new JournalException(path + ": line " + number + " is damaged (" + e.getOriginalMessage()
                    + "); look at the cluster yourself before you make a new plan", e);
        }
    }

    /**
     * Sees to it that it is the journal of a plan: its first line says of which.
     *
     * @param digest of the plan's file
     * @param at now, in UTC (ISO 8601)
     * @throws JournalException if it is another plan's
     */
    public void claim(String digest, String at) throws IOException {
        if (lines.isEmpty()) {
            append(new JournalLine(JournalLine.SCHEMA, 1, at, "", Event.PLAN, null, 0, "plan " + digest,
                    java.util.Map.of()));
        } else if (!lines.getFirst().sentence().equals("plan " + digest)) {
            throw new JournalException(path + ": it is the journal of another plan, or the plan was changed since; give"
                    + " its own with --journal");
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public List<JournalLine> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void append(JournalLine line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        lines.add(line);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
