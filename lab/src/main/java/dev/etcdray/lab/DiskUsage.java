package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ncdu and gdu make of an export. */
public final class DiskUsage {
    /** What gdu gives to each directory, whatever the export says of it. */
    public static final long GDU_DIRECTORY_BYTES = 4096;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|\u001b[()].|\u001b.");
    private static final Pattern EXACT = Pattern.compile("Disk usage: +[0-9.,]+ +[A-Za-z]+ +\\(([0-9.,' ]+) B\\)");

    private DiskUsage() {
    }

    /**
     * The size of the whole, as ncdu shows it of a directory: its screen is the only place where it says a sum, so the
     * export is put into a directory of its own, and the first item there is looked at.
     */
    public static long ncdu(Path export) throws Exception {
        ArrayNode wrapped = (ArrayNode) JSON.readTree(export.toFile());
        wrapped.set(3, JSON.createArrayNode().add(JSON.createObjectNode().put("name", "/")).add(wrapped.get(3)));
        Path file = Files.createTempFile("etcdray-lab", ".ncdu");
        Path screen = Files.createTempFile("etcdray-lab", ".screen");
        JSON.writeValue(file.toFile(), wrapped);
        ProcessBuilder builder = new ProcessBuilder(Tools.system("script", "bsdutils").toString(), "-qefc",
                Tools.reader("ncdu") + " --color off -f " + file, screen.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8", "COLUMNS", "120", "LINES", "40"));
        Process process = builder.start();
        try (OutputStream keys = process.getOutputStream()) {
            Poll.until(LIMIT, () -> "ncdu shows no total: " + text(screen),
                    () -> text(screen).contains("Total disk usage"));
            press(keys, "i");
            Poll.until(LIMIT, () -> "ncdu shows no size: " + text(screen), () -> EXACT.matcher(text(screen)).find());
            press(keys, "qq");
            process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            Matcher size = EXACT.matcher(text(screen));
            if (!size.find()) {
                throw new AssertionError(text(screen));
            }
            return Long.parseLong(size.group(1).replaceAll("[^0-9]", ""));
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(file);
            Files.deleteIfExists(screen);
        }
    }

    private static void press(OutputStream terminal, String keys) throws IOException {
        terminal.write(keys.getBytes(StandardCharsets.US_ASCII));
        terminal.flush();
    }

    private static String text(Path screen) {
        try {
            return CONTROL.matcher(Files.readString(screen, StandardCharsets.ISO_8859_1)).replaceAll("");
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The export as ncdu read it and wrote it again. */
    public static JsonNode reread(Path export) throws IOException, InterruptedException {
        Path again = Files.createTempFile("etcdray-lab", ".ncdu");
        try {
            Command.succeed(Map.of(), Command.of(Tools.reader("ncdu"),
                    List.of("-0", "-f", export.toString(), "-o", again.toString())));
            return JSON.readTree(again.toFile());
        } finally {
            Files.deleteIfExists(again);
        }
    }

    /** The total as gdu prints it: {@link #GDU_DIRECTORY_BYTES} for each directory are in it. */
    public static long gdu(Path export) throws IOException, InterruptedException {
        String out = Command.succeed(Map.of(), Command.of(Tools.reader("gdu"), List.of("--non-interactive",
                "--no-progress", "--no-color", "--no-prefix", "--summarize", "-f", export.toString())));
        return Long.parseLong(out.strip().split(" ", 2)[0]);
    }
}
