package dev.etcdray.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.etcdray.etcd.Progress;
import dev.etcdray.lab.Etcdctl;
import io.etcd.jetcd.api.KeyValue;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A live key with all that etcd stores of it, by etcdctl's account or by ours.
 *
 * @param key as base64
 * @param createRevision main revision that created it
 * @param modRevision main revision of its last change
 * @param version puts since it was created
 * @param lease lease id, 0 for none
 * @param valueBytes length of its value
 * @param valueHash SHA-256 of its value
 */
record Stored(String key, long createRevision, long modRevision, long version, long lease, int valueBytes,
        String valueHash) {

    /**
     * What a paged range gave.
     *
     * @param revision at which
     * @param ranges of which keys
     * @param keys in the order in which they came
     */
    record Read(long revision, List<KeyRange> ranges, List<Stored> keys) {}

    /** What {@code etcdctl get} gives for a key or more. */
    static List<Stored> by(Etcdctl etcdctl, String... arguments) throws Exception {
        List<String> get = new ArrayList<>(List.of("get"));
        get.addAll(List.of(arguments));
        return etcdctl.json(get.toArray(new String[0])).path("kvs").valueStream().map(Stored::of).toList();
    }

    /** What a paged range of the best member gives. */
    static Read by(Connection connection, KeyRange wanted) throws Exception {
        try (Cluster cluster = connection.open()) {
            return by(cluster, MemberChoice.best(cluster.look()), wanted, 0);
        }
    }

    static Read by(Cluster cluster, MemberChoice choice, KeyRange wanted, long bytesPerSecond) throws IOException {
        List<Stored> keys = new ArrayList<>();
        PagedRange.Result result = PagedRange.read(cluster, choice, wanted, bytesPerSecond,
                keyValue -> keys.add(of(keyValue)), Progress.NONE);
        return new Read(result.revision(), result.ranges(), keys);
    }

    private static Stored of(JsonNode json) {
        return of(json.path("key").asText(), json.path("create_revision").asLong(), json.path("mod_revision").asLong(),
                json.path("version").asLong(), json.path("lease").asLong(),
                Base64.getDecoder().decode(json.path("value").asText()));
    }

    static Stored of(byte[] keyValue) {
        try {
            KeyValue kv = KeyValue.parseFrom(keyValue);
            return of(Base64.getEncoder().encodeToString(kv.getKey().toByteArray()), kv.getCreateRevision(),
                    kv.getModRevision(), kv.getVersion(), kv.getLease(), kv.getValue().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("no KeyValue", e);
        }
    }

    private static Stored of(String key, long create, long mod, long version, long lease, byte[] value) {
        try {
            return new Stored(key, create, mod, version, lease, value.length,
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
