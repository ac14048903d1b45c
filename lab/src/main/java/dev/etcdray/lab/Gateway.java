package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

/** etcd's API as JSON over HTTP, as the server itself offers it: a request costs no process. */
public final class Gateway {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final String endpoint;

    /** A request that etcd answered with an error. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /** Of a server. */
    public Gateway(EtcdServer server) {
        this(server, HttpClient.newBuilder());
    }

    /** Of a server that speaks TLS; whoever asks is nobody's user, as the members are. */
    public Gateway(EtcdServer server, Certificates certificates) throws IOException {
        this(server, HttpClient.newBuilder().sslContext(PemContext.of(certificates.ca(), certificates.server())));
    }

    private Gateway(EtcdServer server, HttpClient.Builder http) {
        this.endpoint = server.endpoint();
        this.http = http.version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
    }

    /** The document at a path. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(endpoint + path)).timeout(LIMIT).build());
    }

    /** Calls a method, such as {@code kv/put}. */
    public JsonNode call(String method, JsonNode body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(endpoint + "/v3/" + method)).timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))).build());
    }

    /** The server's own figures, as {@code etcdctl endpoint status} shows them. */
    public JsonNode status() throws IOException, InterruptedException {
        return call("maintenance/status", JSON.createObjectNode());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new Refused(request.uri().getPath() + ": " + new String(response.body(),
                    java.nio.charset.StandardCharsets.UTF_8));
        }
        return JSON.readTree(response.body());
    }

    /** The revision in the header of an answer. */
    public static long revision(JsonNode answer) {
        return answer.path("header").path("revision").asLong();
    }

    /** A request to put. */
    public static ObjectNode put(byte[] key, byte[] value, long lease) {
        return JSON.createObjectNode().put("key", base64(key)).put("value", base64(value))
                .put("lease", Long.toString(lease));
    }

    /** A request to delete one key. */
    public static ObjectNode delete(byte[] key) {
        return JSON.createObjectNode().put("key", base64(key));
    }

    /** A request to delete all keys from one to before another. */
    public static ObjectNode deleteRange(byte[] from, byte[] end) {
        return delete(from).put("range_end", base64(end));
    }

    /** A request to compact. */
    public static ObjectNode compaction(long revision, boolean physical) {
        return JSON.createObjectNode().put("revision", Long.toString(revision)).put("physical", physical);
    }

    /** A request to raise an alarm. */
    static ObjectNode alarm(String memberId, String type) {
        return JSON.createObjectNode().put("action", "ACTIVATE").put("memberID", memberId).put("alarm", type);
    }

    /** A transaction without conditions. */
    public static final class Txn {
        private final ObjectNode body = JSON.createObjectNode();

        /** Adds a put. */
        public Txn put(ObjectNode request) {
            body.withArray("success").addObject().set("request_put", request);
            return this;
        }

        /** Adds a delete of a key or a range. */
        public Txn delete(ObjectNode request) {
            body.withArray("success").addObject().set("request_delete_range", request);
            return this;
        }

        /** The request. */
        public ObjectNode body() {
            return body;
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
