package dev.etcdray.cli;

import dev.etcdray.etcd.EtcdVersion;
import dev.etcdray.finding.Severity;
import dev.etcdray.finding.Threshold;
import dev.etcdray.finding.Thresholds;
import dev.etcdray.report.AssumedVersion;
import dev.etcdray.report.CompactionPoint;
import dev.etcdray.report.Diagnosis;
import dev.etcdray.report.Quota;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the raw options of the diagnosis into what the library takes. */
final class DiagnosisSettings {

    private DiagnosisSettings() {
    }

    /** @param anatomy whether to read values when the user did not say */
    static Diagnosis of(DiagnosisOptions raw, boolean anatomy) throws IOException, UsageException {
        return new Diagnosis(compaction(raw.compactAt), version(raw.etcdVersion),
                raw.quota == null ? null : Quota.option(SizeArgument.bytes("--quota", raw.quota)), limits(raw),
                raw.anatomy == null ? anatomy : raw.anatomy);
    }

    /** The severity from which on a finding is a failure, null for none. */
    @Nullable
    static Severity failOn(DiagnosisOptions raw) throws UsageException {
        String name = raw.failOn;
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

    /** A range has no pages to forecast anything of. */
    static void refuseForecast(DiagnosisOptions raw, SourceOptions source) throws UsageException {
        String option = raw.compactAt != null ? "--compact-at" : raw.etcdVersion != null ? "--etcd-version" : null;
        if ("range".equals(source.live.flags.via) && option != null) {
            throw new UsageException(option + " is for the forecast, which --via range cannot make; leave one out");
        }
    }

    private static CompactionPoint compaction(@Nullable String compactAt) throws UsageException {
        String text = compactAt == null ? "head" : compactAt;
        return CompactionPoint.parse(text).orElseThrow(() -> new UsageException(
                "--compact-at does not know '" + text + "'; it takes head, head-N, a revision, or none"));
    }

    private static @Nullable AssumedVersion version(@Nullable String text) throws UsageException {
        return text == null
                ? null
                : EtcdVersion.parse(text).map(AssumedVersion::option).orElseThrow(() -> new UsageException(
                        "--etcd-version does not know '" + text + "'; it takes versions as 3.5 or 3.4.23"));
    }

    private static Thresholds limits(DiagnosisOptions raw) throws IOException, UsageException {
        Map<Threshold, Long> limits = new EnumMap<>(Threshold.class);
        String file = raw.thresholdsFile;
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IllegalArgumentException e) {
                // What Properties says of a backslash that is no escape.
                throw new UsageException("--thresholds " + file + " cannot be read: " + e.getMessage(), e);
            }
            for (String name : properties.stringPropertyNames()) {
                put(limits, "--thresholds " + file, name, properties.getProperty(name));
            }
        }
        for (String setting : raw.thresholds) {
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
