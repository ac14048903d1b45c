import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts at a fixed rate and tells how long they took: {@code java PutLatency.java ENDPOINT PUTS_PER_SECOND SECONDS}, where
 * 0 seconds is until stdin ends. A put is due at its time whether or not the one before has come back, and its latency
 * counts from when it was due: a server that stands still is not asked less.
 */
public final class PutLatency {
    private static final int VALUE_BYTES = 1024;
    private static final int KEYS = 2000;
    private static final int MOST_OPEN = 2000;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final Semaphore open = new Semaphore(MOST_OPEN);
    private final Random random = new Random(1);
    private final URI put;

    private PutLatency(String endpoint) {
        put = URI.create(endpoint + "/v3/kv/put");
    }

    public static void main(String[] args) throws Exception {
        PutLatency writer = new PutLatency(args[0]);
        writer.run(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    private void run(int perSecond, int seconds) throws InterruptedException, IOException {
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long start = System.nanoTime();
        for (long i = 0; seconds == 0 ? System.in.available() == 0 : i < (long) perSecond * seconds; i++) {
            long due = start + i * interval;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            send(due);
        }
        open.acquire(MOST_OPEN);
        report();
    }

    private void send(long due) throws InterruptedException {
        byte[] value = new byte[VALUE_BYTES];
        random.nextBytes(value);
        String key = "/registry/bench/writer/" + random.nextInt(KEYS);
        String body = "{\"key\":\"" + base64(key.getBytes(StandardCharsets.UTF_8)) + "\",\"value\":\"" + base64(value)
                + "\"}";
        open.acquire();
        http.sendAsync(HttpRequest.newBuilder(put).timeout(LIMIT).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.discarding()).whenComplete((response, failure) -> {
                    if (failure == null && response.statusCode() == 200) {
                        nanos.add(System.nanoTime() - due);
                    } else {
                        failed.incrementAndGet();
                    }
                    open.release();
                });
    }

    private void report() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "p50 %.1f ms  p99 %.1f ms  max %.0f ms  (%d puts, %d failed)%n", at(sorted, 0.5),
                at(sorted, 0.99), at(sorted, 1), sorted.length, failed.get());
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
