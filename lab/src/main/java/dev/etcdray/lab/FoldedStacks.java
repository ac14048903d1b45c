package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What flamegraph.pl makes of folded stacks. */
public final class FoldedStacks {
    private static final Pattern TITLE = Pattern.compile("<title>(.*) \\(([0-9,]+) samples, [0-9.]+%\\)</title>");

    private FoldedStacks() {
    }

    /** Samples of each frame that is drawn, by name; {@code all} is what it calls the whole. */
    public static Map<String, Long> samples(Path folded) throws IOException, InterruptedException {
        String svg = Command.succeed(Map.of(), Command.of(Tools.reader("flamegraph.pl"),
                List.of("--minwidth=0", folded.toString())));
        Map<String, Long> samples = new LinkedHashMap<>();
        Matcher title = TITLE.matcher(svg);
        while (title.find()) {
            samples.merge(title.group(1), Long.parseLong(title.group(2).replace(",", "")), Long::sum);
        }
        return samples;
    }
}
