package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The real etcdctl, pointed at a server or several. What it is told besides makes a new one. */
public final class Etcdctl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);

    private final String tool;
    private final Map<String, String> environment;
    private final List<String> flags;

    private Etcdctl(String tool, Map<String, String> environment, List<String> flags) {
        this.tool = tool;
        this.environment = environment;
        this.flags = flags;
    }

    /** The newest etcdctl; it speaks to all servers. */
    public static Etcdctl newest(EtcdServer server) {
        return at(server.endpoint());
    }

    /** The newest etcdctl for endpoints with commas between. */
    public static Etcdctl at(String endpoints) {
        return new Etcdctl("etcdctl-3.7", Map.of(), List.of("--endpoints", endpoints)).within(COMMAND_LIMIT);
    }

    /** The etcdctl of a 3.4 server's own time. */
    public static Etcdctl of34(EtcdServer server) {
        return new Etcdctl("etcdctl-3.4", Map.of("ETCDCTL_API", "3"), List.of("--endpoints", server.endpoint()))
                .within(COMMAND_LIMIT);
    }

    /** Trusting servers of an authority. */
    public Etcdctl trusting(Path ca) {
        return with(List.of("--cacert", ca.toString()));
    }

    /** Showing a certificate. */
    public Etcdctl showing(Identity identity) {
        return with(List.of("--cert", identity.certificate().toString(), "--key", identity.key().toString()));
    }

    /** As a user with a password. */
    public Etcdctl as(String user, String password) {
        return with(credentials(user, password));
    }

    /** Giving up after so long. */
    public Etcdctl within(Duration limit) {
        return with(List.of("--command-timeout", limit.toMillis() + "ms"));
    }

    /** With further flags for all commands; of two that are the same the later holds. */
    Etcdctl with(List<String> further) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(further);
        return new Etcdctl(tool, environment, List.copyOf(all));
    }

    static List<String> credentials(String user, String password) {
        return List.of("--user", user, "--password", password);
    }

    /** Runs a command; returns what it wrote to stdout. */
    public String run(String... arguments) throws IOException, InterruptedException {
        return Command.run(environment, tool, arguments(arguments));
    }

    /** Runs a command that may be refused. */
    public Ended attempt(String... arguments) throws IOException, InterruptedException {
        return Command.attempt(environment, Command.of(Tools.find(tool), arguments(arguments)));
    }

    /** Runs a command with {@code -w json}. */
    public JsonNode json(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-w", "json"));
        return JSON.readTree(run(all.toArray(new String[0])));
    }

    /** The server's own figures, from {@code endpoint status}. */
    public JsonNode status() throws IOException, InterruptedException {
        return json("endpoint", "status").path(0).path("Status");
    }

    /** Decimal id of the first member that is asked. */
    public String memberId() throws IOException, InterruptedException {
        return status().path("header").path("member_id").asText();
    }

    /** The same as etcdctl takes it. */
    public String memberIdHex() throws IOException, InterruptedException {
        return Long.toHexString(Long.parseUnsignedLong(memberId()));
    }

    /** The alarms as raft has them: decimal id of the member and type, for example {@code 42 NOSPACE}. */
    public List<String> alarms() throws IOException, InterruptedException {
        return json("alarm", "list").path("alarms").valueStream()
                .map(alarm -> alarm.path("memberID").asText("0") + " " + type(alarm.path("alarm").asInt())).toList();
    }

    private static String type(int number) {
        return switch (number) {
            case 1 -> "NOSPACE";
            case 2 -> "CORRUPT";
            default -> Integer.toString(number);
        };
    }

    /** Revision of the last compaction as the server tells it, -1 when it never compacted. */
    public long compactRevision() throws IOException, InterruptedException {
        return json("endpoint", "hashkv").path(0).path("HashKV").path("compact_revision").asLong();
    }

    /** The live keys with their values. */
    public List<Kv> all() throws IOException, InterruptedException {
        return kvs(json("get", "", "--prefix"));
    }

    /** The live keys that start so. */
    public List<Kv> below(String prefix) throws IOException, InterruptedException {
        return kvs(json("get", prefix, "--prefix"));
    }

    /** What was live at a revision. */
    public List<Kv> allAt(long revision) throws IOException, InterruptedException {
        return kvs(json("get", "", "--prefix", "--rev", Long.toString(revision)));
    }

    private static List<Kv> kvs(JsonNode answer) {
        return answer.path("kvs").valueStream().map(Kv::of).toList();
    }

    /** An event of a watch. */
    public record Event(boolean delete, Kv kv) {}

    /** All that happened from a revision to another, which must be one that something happened at. */
    public List<Event> events(long from, long to) throws IOException {
        List<String> command = Command.of(Tools.find(tool),
                arguments("watch", "", "--prefix", "--rev", Long.toString(from), "-w", "json"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process watch = builder.start();
        List<Event> events = new ArrayList<>();
        try (BufferedReader lines = watch.inputReader()) {
            // All events of a revision come in one answer.
            while (events.isEmpty() || events.getLast().kv().modRevision() < to) {
                String line = lines.readLine();
                if (line == null) {
                    throw new IOException("the watch from " + from + " ended before " + to);
                }
                JSON.readTree(line).path("Events").valueStream()
                        .forEach(event -> events.add(new Event(event.path("type").asInt() == 1,
                                Kv.of(event.path("kv")))));
            }
        } finally {
            watch.destroyForcibly();
        }
        return events;
    }

    /** Saves a snapshot. */
    public Path saveSnapshot(Path file) throws IOException, InterruptedException {
        run("snapshot", "save", file.toString());
        return file;
    }

    private List<String> arguments(String... arguments) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(List.of(arguments));
        return all;
    }

    /** Bytes of a JSON field that holds base64; none when it is left out. */
    static byte[] bytes(JsonNode field) {
        return Base64.getDecoder().decode(field.asText());
    }
}
