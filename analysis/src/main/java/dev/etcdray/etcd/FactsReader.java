package dev.etcdray.etcd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.bolt.LeafCursor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads etcd's small buckets. Source: etcd, server/storage/schema (meta, membership, alarm, lease). What cannot be read
 * is told as a sentence: the breakdown does not depend on it.
 */
final class FactsReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<EtcdFacts.Member> members = new ArrayList<>();
    private final List<EtcdFacts.Alarm> alarms = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private @Nullable Long scheduled;
    private @Nullable Long finished;
    private @Nullable String storageVersion;
    private @Nullable String clusterVersion;
    private final LeaseIds leaseIds = new LeaseIds();
    private long leases;
    private @Nullable Long smallestTtl;

    void read(String bucket, LeafCursor cursor) throws IOException {
        while (cursor.next()) {
            if (cursor.page().isBucket()) {
                continue;
            }
            switch (bucket) {
                case "meta" -> meta(text(cursor.key()), cursor.value());
                case "cluster" -> cluster(text(cursor.key()), cursor.value());
                case "members" -> member(text(cursor.key()), cursor.value());
                case "alarm" -> alarm(cursor.key());
                case "lease" -> lease(cursor.key(), cursor.value());
                default -> {
                    return;
                }
            }
        }
    }

    EtcdFacts facts() {
        members.sort(Comparator.comparing(member -> Long.toUnsignedString(member.id())));
        return new EtcdFacts(scheduled, finished, storageVersion, clusterVersion, leases, leaseIds, smallestTtl,
                members, alarms, unreadable);
    }

    private void meta(String key, MemorySegment value) {
        switch (key) {
            case "scheduledCompactRev" -> scheduled = revision(key, value);
            case "finishedCompactRev" -> finished = revision(key, value);
            case "storageVersion" -> storageVersion = text(value);
            default -> {
            }
        }
    }

    private @Nullable Long revision(String key, MemorySegment value) {
        if (!RevisionKey.isOne(value, 0, value.byteSize())) {
            unreadable.add("meta: " + key + " is not a revision (" + value.byteSize() + " bytes)");
            return null;
        }
        return RevisionKey.main(value, 0);
    }

    private void cluster(String key, MemorySegment value) {
        if (key.equals("clusterVersion")) {
            clusterVersion = text(value);
        }
    }

    private void member(String key, MemorySegment value) {
        try {
            JsonNode json = JSON.readTree(value.toArray(ValueLayout.JAVA_BYTE));
            members.add(new EtcdFacts.Member(Long.parseUnsignedLong(key, 16), json.path("name").asText("")));
        } catch (NumberFormatException | JsonProcessingException e) {
            unreadable.add("members: entry of " + value.byteSize() + " bytes is not a member");
        } catch (IOException e) {
            throw new IllegalStateException("reading bytes in memory does no I/O", e);
        }
    }

    private void lease(MemorySegment key, MemorySegment value) {
        leases++;
        leaseIds.add(key);
        LeaseParser parser = new LeaseParser();
        if (parser.parse(value)) {
            smallestTtl = smallestTtl == null ? parser.ttlSeconds() : Math.min(smallestTtl, parser.ttlSeconds());
        }
    }

    /** The alarm is in the key; the value is empty. */
    private void alarm(MemorySegment key) {
        AlarmParser parser = new AlarmParser();
        if (parser.parse(key)) {
            alarms.add(parser.alarm());
        } else {
            unreadable.add("alarm: entry of " + key.byteSize() + " bytes is not an alarm");
        }
    }

    private static String text(MemorySegment bytes) {
        return new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }
}
