package dev.etcdray.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a member tells on its address for metrics, which needs neither certificate nor password. */
final class Metrics {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT).build();

    private final String address;

    Metrics(Addresses addresses) {
        this.address = addresses.metrics();
    }

    /** In Prometheus' text format. */
    String text() throws IOException, InterruptedException {
        return get("/metrics");
    }

    /** A figure by its name with labels as it stands in the text; 0 when absent. */
    double value(String nameWithLabels) throws IOException, InterruptedException {
        String start = nameWithLabels + " ";
        return text().lines().filter(line -> line.startsWith(start)).findFirst()
                .map(line -> Double.parseDouble(line.substring(start.length()))).orElse(0.0);
    }

    /** Whether it answers a linearizable read. Without space it does that as well: a full etcd has to start. */
    boolean serves() throws InterruptedException {
        try {
            return get("/health?exclude=NOSPACE").contains("\"health\":\"true\"");
        } catch (IOException e) {
            return false; // Not up yet.
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }
}
