package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code go tool pprof} says of a profile. */
public final class Pprof {
    /** Sample types without a unit to scale to. */
    private static final Set<String> COUNTS = Set.of("objects", "revisions");
    private static final Pattern TOTAL = Pattern.compile("of ([0-9]+)(?:B)? total");
    private static final Pattern ROW = Pattern
            .compile("^ *([0-9]+)B? +[0-9.]+% +[0-9.]+% +([0-9]+)B? +[0-9.]+% +(.*)$", Pattern.MULTILINE);
    private static final Pattern TAG_HEAD = Pattern.compile("^ *(\\S+): Total ([0-9]+)(?:B)?(?: of .*)?$");
    private static final Pattern TAG_ROW = Pattern.compile("^ *([0-9]+)(?:B)? \\( *[0-9.]+%\\): (.*)$");

    private final Path profile;

    /** Of a profile. */
    public Pprof(Path profile) {
        this.profile = profile;
    }

    /**
     * {@code pprof -top}.
     *
     * @param total of all samples
     * @param cumulative by function
     */
    public record Top(long total, Map<String, Long> cumulative) {}

    /**
     * All functions by a sample type, in its smallest unit.
     *
     * @param sampleType such as {@code objects}, empty for the profile's own default
     */
    public Top top(String sampleType) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("-top", "-nodecount=1000000", "-nodefraction=0", "-edgefraction=0"));
        String text = run(arguments, sampleType);
        Matcher total = TOTAL.matcher(text);
        assertThat(total.find()).as(text).isTrue();
        Map<String, Long> cumulative = new LinkedHashMap<>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            cumulative.merge(row.group(3), Long.parseLong(row.group(2)), Long::sum);
        }
        return new Top(Long.parseLong(total.group(1)), cumulative);
    }

    /** {@code pprof -tags}: of each key, each value's sum by a sample type. */
    public Map<String, Map<String, Long>> tags(String sampleType) throws IOException, InterruptedException {
        Map<String, Map<String, Long>> tags = new LinkedHashMap<>();
        Map<String, Long> values = new LinkedHashMap<>();
        for (String line : run(List.of("-tags"), sampleType).lines().toList()) {
            Matcher head = TAG_HEAD.matcher(line);
            Matcher row = TAG_ROW.matcher(line);
            if (head.matches()) {
                values = new LinkedHashMap<>();
                tags.put(head.group(1), values);
            } else if (row.matches()) {
                values.put(row.group(2), Long.parseLong(row.group(1)));
            }
        }
        return tags;
    }

    /** What it says to any command, as it stands. */
    public String run(List<String> arguments, String sampleType) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(arguments);
        if (!COUNTS.contains(sampleType)) {
            all.add("-unit=B");
        }
        if (!sampleType.isEmpty()) {
            all.add("-sample_index=" + sampleType);
        }
        all.add(profile.toString());
        // It writes no file, and looks for no configuration of whoever runs the test.
        return Command.succeed(Map.of("XDG_CONFIG_HOME", "/nonexistent"), Command.of(Tools.reader("pprof"), all));
    }
}
