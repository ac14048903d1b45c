package dev.etcdray.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go reads them (time.ParseDuration): {@code 5s}, {@code 1m30s}, {@code 500ms}, {@code 1.5h}. */
final class DurationArgument {
    private static final Pattern PART = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{0,12})?|\\.[0-9]{1,12})([a-zµμ]+)");
    private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L, "ms",
            1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofHours(24);

    private DurationArgument() {
    }

    /** The duration; none that a wait cannot be is taken. */
    static Duration of(GivenFlag flag) throws UsageException {
        BigDecimal nanos = nanos(flag);
        if (nanos.compareTo(BigDecimal.valueOf(LEAST.toNanos())) < 0
                || nanos.compareTo(BigDecimal.valueOf(MOST.toNanos())) > 0) {
            throw new UsageException(flag.origin() + " is " + flag.text() + "; it takes 1ms to 24h");
        }
        return Duration.ofNanos(nanos.longValue());
    }

    /** The same, or none at all: {@code 0s}. */
    static Duration orNone(GivenFlag flag) throws UsageException {
        return nanos(flag).signum() == 0 ? Duration.ZERO : of(flag);
    }

    private static BigDecimal nanos(GivenFlag flag) throws UsageException {
        String text = flag.text().strip();
        if (text.equals("0")) {
            return BigDecimal.ZERO;
        }
        Matcher part = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int at = 0;
        while (at < text.length()) {
            Long unit = part.find(at) && part.start() == at ? NANOS.get(part.group(2)) : null;
            if (unit == null) {
                throw noDuration(flag);
            }
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
            at = part.end();
        }
        if (at == 0) {
            throw noDuration(flag);
        }
        return nanos;
    }

    private static UsageException noDuration(GivenFlag flag) {
        return new UsageException(flag.origin() + " is '" + flag.text() + "', no duration; write it as 5s, 1m30s or"
                + " 500ms");
    }
}
