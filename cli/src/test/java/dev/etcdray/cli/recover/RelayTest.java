package dev.etcdray.cli.recover;

import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A client notices no relay, unless the onlooker does something. */
@Tag("servers")
class RelayTest {
    @TempDir
    Path directory;

    @Test
    void callsArePassedOnAndLookedAt() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        int port = Ports.free(1).getFirst();
        try (EtcdServer server = EtcdServer.start(EtcdVersion.V3_6, directory.resolve("etcd"));
                Relay relay = new Relay(port, "m1", server.endpoint(), new Relay.Onlooker() {
                    @Override
                    public boolean before(String member, String method) {
                        seen.add("before " + member + " " + method);
                        return !method.equals("DeleteRange");
                    }

                    @Override
                    public void after(String member, String method) {
                        seen.add("after " + member + " " + method);
                    }
                })) {
            Etcdctl etcdctl = Etcdctl.at(relay.endpoint());
            etcdctl.run("put", "a", "x".repeat(100_000));
            etcdctl.run("put", "b", "1");
            assertThat(etcdctl.run("get", "a", "--print-value-only")).hasSize(100_001);
            assertThat(etcdctl.attempt("compact", "99").err()).contains("required revision is a future revision");
            Path snapshot = etcdctl.saveSnapshot(directory.resolve("snapshot.db"));
            assertThat(Files.size(snapshot)).isGreaterThan(100_000);
            // Not passed on, and so never answered.
            assertThat(etcdctl.within(java.time.Duration.ofSeconds(1)).attempt("del", "a").err())
                    .contains("context deadline exceeded");
            assertThat(etcdctl.run("get", "a", "--keys-only")).startsWith("a\n");
        }
        assertThat(seen).containsSubsequence("before m1 Put", "after m1 Put", "before m1 Put", "after m1 Put",
                "before m1 Range", "after m1 Range", "before m1 Compact", "after m1 Compact", "before m1 Snapshot",
                "after m1 Snapshot", "before m1 DeleteRange", "before m1 Range");
        assertThat(seen).doesNotContain("after m1 DeleteRange");
    }
}
