package dev.etcdray.flamegraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/// What a page saves, and what that adds up to.
final class Exports {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Exports() {
    }

    static Download save(OpenPage open, String ending) {
        open.page.evaluate("() => { document.getElementById('export').open = true; }");
        return open.page.waitForDownload(() -> open.page.locator("[data-export=" + ending + "]").click());
    }

    static String text(OpenPage open, String ending) throws IOException {
        return Files.readString(save(open, ending).path());
    }

    static JsonNode json(OpenPage open) throws IOException {
        return JSON.readTree(text(open, "json"));
    }

    /// Sum of a column of the CSV; names in it hold no quotes and commas here.
    static long csvSum(String csv, String column) {
        List<String> lines = csv.lines().toList();
        int at = Arrays.asList(lines.getFirst().split(",", -1)).indexOf(column);
        return lines.stream().skip(1).mapToLong(line -> Long.parseLong(line.split(",", -1)[at])).sum();
    }

    static long foldedSum(String folded) {
        return folded.lines().mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    /// What the frames of the JSON come to: each less what is inside it, all together.
    static long jsonSum(JsonNode json, String metric) {
        int at = 0;
        while (!json.get("values").get(at).textValue().equals(metric)) {
            at++;
        }
        long sum = 0;
        for (JsonNode frame : json.get("frames")) {
            sum += frame.get("values").get(at).longValue();
            int parent = frame.get("parent").intValue();
            if (parent >= 0) {
                sum -= frame.get("values").get(at).longValue();
            }
        }
        return sum;
    }
}
