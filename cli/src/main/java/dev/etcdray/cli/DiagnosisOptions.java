package dev.etcdray.cli;

import dev.etcdray.etcd.EtcdVersion;
import dev.etcdray.finding.Severity;
import dev.etcdray.finding.Threshold;
import dev.etcdray.finding.Thresholds;
import dev.etcdray.report.CompactionPoint;
import dev.etcdray.report.Diagnosis;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to forecast and what to look for. */
final class DiagnosisOptions {
    @Option(names = "--compact-at", paramLabel = "REV", description = "Forecast a compaction at this revision: head, head-N, a number, or none for a defragmentation alone (default: head).")
    @Nullable
    String compactAt;

    @Option(names = "--etcd-version", paramLabel = "VERSION", description = "Version of the members, as 3.5.21, whose rules the forecast takes (default: what the file tells).")
    @Nullable
    String etcdVersion;

    @Option(names = "--quota", paramLabel = "SIZE", description = "The members' --quota-backend-bytes, as 8GiB: how near is it?")
    @Nullable
    String quota;

    @Option(names = "--anatomy", description = "Read the values of live objects too: bytes by field, and the rules that need them.")
    boolean anatomy;

    @Option(names = "--fail-on", paramLabel = "SEVERITY", description = "Exit with 3 if there is a finding of info, warning or critical, or worse.")
    @Nullable
    String failOn;

    @Option(names = "--threshold", paramLabel = "NAME=VALUE", description = "Set a rule's limit, as helm.keep=5; may be repeated. README lists them.")
    List<String> thresholds = new ArrayList<>();

    @Option(names = "--thresholds", paramLabel = "FILE", description = "Limits from a file, a NAME=VALUE a line; --threshold goes before it.")
    @Nullable
    String thresholdsFile;

    Diagnosis diagnosis() throws IOException, UsageException {
        return new Diagnosis(compaction(), version(), quota == null ? null : SizeArgument.bytes("--quota", quota),
                limits(), anatomy);
    }

    /** The severity from which on a finding is a failure, null for none. */
    @Nullable
    Severity failOn() throws UsageException {
        String name = failOn;
        if (name == null) {
            return null;
        }
        for (Severity severity : Severity.values()) {
            if (severity.name().equalsIgnoreCase(name.strip())) {
                return severity;
            }
        }
        throw new UsageException("--fail-on does not know '" + name + "'; it takes info, warning or critical");
    }

    private CompactionPoint compaction() throws UsageException {
        String text = compactAt == null ? "head" : compactAt;
        return CompactionPoint.parse(text).orElseThrow(() -> new UsageException(
                "--compact-at does not know '" + text + "'; it takes head, head-N, a revision, or none"));
    }

    private @Nullable EtcdVersion version() throws UsageException {
        String text = etcdVersion;
        return text == null
                ? null
                : EtcdVersion.parse(text).orElseThrow(() -> new UsageException(
                        "--etcd-version does not know '" + text + "'; it takes versions as 3.5 or 3.4.23"));
    }

    private Thresholds limits() throws IOException, UsageException {
        Map<Threshold, Long> limits = new EnumMap<>(Threshold.class);
        String file = thresholdsFile;
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            for (String name : properties.stringPropertyNames()) {
                put(limits, "--thresholds " + file, name, properties.getProperty(name));
            }
        }
        for (String setting : thresholds) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new UsageException("--threshold " + setting + " has no value; give NAME=VALUE");
            }
            put(limits, "--threshold", setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new Thresholds(limits);
    }

    private static void put(Map<Threshold, Long> limits, String option, String name, String value)
            throws UsageException {
        Threshold threshold = Threshold.of(name).orElseThrow(() -> new UsageException(option + " does not know '"
                + name.strip() + "'; it takes "
                + Arrays.stream(Threshold.values()).map(Threshold::label).collect(Collectors.joining(", "))));
        String what = option + " " + threshold.label();
        limits.put(threshold, switch (threshold.unit()) {
            case BYTES -> SizeArgument.bytes(what, value);
            case PERCENT -> number(what, value.strip().replaceFirst("%$", ""), 100);
            case NUMBER -> number(what, value, Integer.MAX_VALUE);
        });
    }

    private static long number(String what, String text, long most) throws UsageException {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(what + " is '" + text + "', no number", e);
        }
        throw new UsageException(what + " is " + text.strip().toLowerCase(Locale.ROOT) + "; it takes 0 to " + most);
    }
}
