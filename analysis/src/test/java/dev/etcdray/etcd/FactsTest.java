package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.FilePageSource;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.etcdray.etcd.EtcdBytes.entry;
import static dev.etcdray.etcd.EtcdBytes.inlineBucket;
import static org.assertj.core.api.Assertions.assertThat;

/** The small buckets, laid out as etcd's server/storage/schema writes them. */
class FactsTest {
    @TempDir
    private Path directory;

    @Test
    void whatEtcdKeepsAboutItself() throws IOException {
        byte[] noSpace = new Proto().number(1, 0xfedc_ba98_7654_3210L).number(2, 1).toBytes();
        byte[] corrupt = new Proto().number(1, 3).number(2, 2).toBytes();
        EtcdFacts facts = facts(
                inlineBucket("alarm", new EtcdBytes.Entry(0, corrupt, new byte[0]),
                        new EtcdBytes.Entry(0, noSpace, new byte[0])),
                inlineBucket("cluster", entry("clusterVersion", utf8("3.6.0")), entry("downgrade", utf8("{}"))),
                inlineBucket("lease", entry("12345678", lease(60)), entry("12345679", lease(15)),
                        entry("1234567a", lease(3600))),
                inlineBucket("members", entry("fedcba9876543210", utf8("{\"id\":1,\"name\":\"zwei\"}")),
                        entry("1", utf8("{\"id\":1}"))),
                inlineBucket("meta", entry("consistent_index", new byte[8]),
                        entry("finishedCompactRev", EtcdBytes.revision(100, 0, false)),
                        entry("scheduledCompactRev", EtcdBytes.revision(200, 0, false)),
                        entry("storageVersion", utf8("3.6.0"))));

        assertThat(facts.finishedCompactRevision()).isEqualTo(100);
        assertThat(facts.scheduledCompactRevision()).isEqualTo(200);
        assertThat(facts.compactRevision()).isEqualTo(200);
        assertThat(facts.storageVersion()).isEqualTo("3.6.0");
        assertThat(facts.clusterVersion()).isEqualTo("3.6.0");
        assertThat(facts.leases()).isEqualTo(3);
        assertThat(facts.smallestLeaseTtlSeconds()).isEqualTo(15);
        assertThat(facts.members()).containsExactly(new EtcdFacts.Member(1, ""),
                new EtcdFacts.Member(0xfedc_ba98_7654_3210L, "zwei"));
        assertThat(facts.alarms()).containsExactly(new EtcdFacts.Alarm(3, "CORRUPT"),
                new EtcdFacts.Alarm(0xfedc_ba98_7654_3210L, "NOSPACE"));
        assertThat(facts.unreadable()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsTold() throws IOException {
        EtcdFacts facts = facts(
                inlineBucket("alarm", entry("\u0008", new byte[0]),
                        new EtcdBytes.Entry(0, new Proto().number(1, 3).number(2, (1L << 32) + 1).toBytes(),
                                new byte[0])),
                inlineBucket("lease", entry("12345678", utf8("x")), entry("12345679", lease(0))),
                inlineBucket("members", entry("1", utf8("{")), entry("not hex", utf8("{}"))),
                inlineBucket("meta", entry("finishedCompactRev", utf8("12")),
                        entry("scheduledCompactRev", EtcdBytes.revision(-5, 0, false))));

        assertThat(facts.compactRevision()).isEqualTo(-1);
        assertThat(facts.smallestLeaseTtlSeconds()).isNull();
        assertThat(facts.members()).isEmpty();
        assertThat(facts.alarms()).containsExactly(new EtcdFacts.Alarm(3, "4294967297"));
        assertThat(facts.unreadable()).containsExactly("alarm: entry of 1 bytes is not an alarm",
                "members: entry of 1 bytes is not a member", "members: entry of 2 bytes is not a member",
                "meta: finishedCompactRev is not a revision (2 bytes)",
                "meta: scheduledCompactRev is not a revision (17 bytes)");
    }

    private EtcdFacts facts(EtcdBytes.Entry... buckets) throws IOException {
        Path file = Files.write(directory.resolve("db"), new EtcdBytes(3).leaf(2, buckets).toBytes());
        try (FilePageSource source = FilePageSource.open(file)) {
            return EtcdDatabase.open(BoltDatabase.open(source, FaultSink.strict()), Progress.NONE).facts();
        }
    }

    private static byte[] lease(long ttlSeconds) {
        return new Proto().number(1, 0x1234).number(2, ttlSeconds).toBytes();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
