package dev.etcdray.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes that people give: {@code 8589934592}, {@code 8GiB}, {@code 8G}; all units are binary, as etcd's are. */
final class SizeArgument {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(?:\\s*([KMGT])(?:I?B)?|\\s*B)?");
    private static final String UNITS = "KMGT";

    private SizeArgument() {
    }

    static long bytes(String option, String text) throws UsageException {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            throw new UsageException(option + " is '" + text + "', no size; give bytes, or a unit as in 8GiB");
        }
        String unit = form.group(2);
        int shift = unit == null ? 0 : 10 * (1 + UNITS.indexOf(unit));
        long number = Long.parseLong(form.group(1));
        if (number == 0 || number > Long.MAX_VALUE >> shift) {
            throw new UsageException(option + " is " + text + "; it takes 1 byte to 8 EiB");
        }
        return number << shift;
    }
}
