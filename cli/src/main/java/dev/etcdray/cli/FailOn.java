package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.finding.Finding;
import dev.etcdray.finding.Severity;
import dev.etcdray.report.AnalyzeReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code --fail-on} makes of the findings. */
final class FailOn {
    private FailOn() {
    }

    /** @param failOn the severity from which on a finding is a failure, null for none */
    static int exitCode(@Nullable Severity failOn, AnalyzeReport report, Console console) {
        if (failOn == null) {
            return ExitCode.DONE;
        }
        List<String> bad = report.findings().stream().filter(finding -> finding.severity().compareTo(failOn) >= 0)
                .map(Finding::id).distinct().toList();
        if (bad.isEmpty()) {
            return ExitCode.DONE;
        }
        console.warn("--fail-on " + failOn.name().toLowerCase(Locale.ROOT) + ": " + String.join(", ", bad));
        return ExitCode.THRESHOLD;
    }
}
