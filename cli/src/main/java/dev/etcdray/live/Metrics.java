package dev.etcdray.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What members tell at {@code /metrics}, on the address that serves clients. */
final class Metrics implements AutoCloseable {
    private static final String QUOTA = "etcd_server_quota_backend_bytes";
    private static final int OK = 200;
    /** As Go prints a finite one. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:e[+-]?[0-9]+)?");

    private final ConnectSettings settings;
    private final TlsMaterial material;
    private @Nullable HttpClient http;

    Metrics(ConnectSettings settings, TlsMaterial material) {
        this.settings = settings;
        this.material = material;
    }

    /** The quota in force; null if metrics are out of reach, as they may be. */
    @Nullable
    MemberQuota quota(Endpoint endpoint) {
        MemberGauges gauges = gauges(endpoint, null);
        return gauges == null ? null : gauges.quota();
    }

    static @Nullable MemberQuota quota(String text) {
        OptionalDouble value = value(text, QUOTA);
        return value.isPresent() ? MemberQuota.ofMetrics(value.getAsDouble()) : null;
    }

    /** All that they tell; null if they are out of reach, as they may be. */
    @Nullable
    MemberGauges gauges(Endpoint endpoint, @Nullable URI elsewhere) {
        try {
            return MemberGauges.of(text(address(endpoint, elsewhere)));
        } catch (IOException e) {
            return null;
        }
    }

    private URI address(Endpoint endpoint, @Nullable URI elsewhere) {
        String scheme = settings.tls().isFor(endpoint) ? "https://" : "http://";
        return elsewhere == null
                ? URI.create(scheme + endpoint.authority() + "/metrics")
                : URI.create(elsewhere.toString().replaceFirst("(/metrics)?/?$", "") + "/metrics");
    }

    private String text(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(settings.commandTimeout()).build();
        try {
            HttpResponse<String> response = client().send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IOException("status " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private synchronized HttpClient client() throws IOException {
        HttpClient current = http;
        if (current == null) {
            current = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(material.forHttp())
                    .connectTimeout(settings.dialTimeout()).build();
            http = current;
        }
        return current;
    }

    /** The sample of a metric without labels, in Prometheus' text format; empty if there is none, or no number. */
    static OptionalDouble value(String text, String name) {
        return text.lines().filter(line -> line.startsWith(name + " ")).map(line -> line.split(" +", -1)[1])
                .filter(word -> NUMBER.matcher(word).matches()).mapToDouble(Double::parseDouble).findFirst();
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.shutdownNow();
        }
    }
}
