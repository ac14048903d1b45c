package dev.etcdray.finding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/findings.md says of rules and limits is what there is. */
class DocumentedRulesTest {

    @Test
    void everyRuleHasARowAndEveryRowARule() throws IOException {
        List<String> rules = Rules.of(Thresholds.standard()).stream()
                .map(rule -> rule.id() + (rule.kind() == RuleKind.VALUES ? " values" : "") + needs(rule)).sorted()
                .toList();
        List<String> rows = rows("| rule |").stream()
                .map(row -> row.replaceFirst("^\\| `([a-z-]+)`( \\(values\\))? \\|.*\\|( [a-z, ]+?)? ?\\|$", "$1$2$3")
                        .replaceAll("[()]", ""))
                .sorted().toList();
        assertThat(rows).isEqualTo(rules);
    }

    private static String needs(Rule rule) {
        String needs = rule.needs().stream().map(Need::label).sorted().collect(Collectors.joining(", "));
        return needs.isEmpty() ? "" : " " + needs;
    }

    @Test
    void everyLimitHasARowWithItsValue() throws IOException {
        List<String> expected = Arrays.stream(Threshold.values())
                .map(limit -> "| `" + limit.label() + "` | " + value(limit) + " | " + limit.meaning() + " |").toList();
        assertThat(rows("| name |")).isEqualTo(expected);
    }

    private static String value(Threshold limit) {
        long value = limit.standard();
        return switch (limit.unit()) {
            case PERCENT -> value + "%";
            case NUMBER -> Long.toString(value);
            case BYTES -> value % (1 << 20) == 0 ? (value >> 20) + " MiB" : (value >> 10) + " KiB";
        };
    }

    /** Rows of the table below a head. */
    private static List<String> rows(String head) throws IOException {
        return Files.readAllLines(Path.of(String.valueOf(System.getProperty("etcdray.root")), "docs/findings.md"))
                .stream().dropWhile(line -> !line.startsWith(head)).skip(2).takeWhile(line -> line.startsWith("| `"))
                .toList();
    }
}
