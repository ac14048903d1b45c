package dev.etcdray.cli.recover;

import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody at a shell who has etcd's own tools and nothing else. */
final class Bash {
    private static final String MARK = "@@ended with ";

    private final Path directory;
    private final Path tools;

    /** What came of a line: its exit code, and all that it printed. */
    record Answer(String line, int exit, String said) {}

    private Bash(Path directory, Path tools) {
        this.directory = directory;
        this.tools = tools;
    }

    /** With the tools that suit a version, in a directory. */
    static Bash in(Path directory, EtcdVersion version) throws IOException {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        Files.createSymbolicLink(tools.resolve("etcdctl"), Tools.find("etcdctl-3.7"));
        Files.createSymbolicLink(tools.resolve("etcdutl"),
                Tools.find(version.hasStorageVersion() ? "etcdutl-3.7" : "etcdutl-3.5"));
        return new Bash(directory, tools);
    }

    /** Types these lines one after the other into one shell. */
    List<Answer> type(List<String> lines, Map<String, String> environment) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        lines.forEach(line -> script.append(line).append("\nprintf '\\n" + MARK + "%s\\n' $?\n"));
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script.toString()).directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        List<Answer> answers = new ArrayList<>();
        int from = 0;
        for (String line : lines) {
            int mark = said.indexOf(MARK, from);
            int end = said.indexOf('\n', mark);
            answers.add(new Answer(line, Integer.parseInt(said.substring(mark + MARK.length(), end)),
                    said.substring(from, mark)));
            from = end + 1;
        }
        return answers;
    }
}
