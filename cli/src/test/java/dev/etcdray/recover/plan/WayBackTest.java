package dev.etcdray.recover.plan;

import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.PlannedStep.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static dev.etcdray.recover.plan.SeenMember.id;
import static dev.etcdray.recover.plan.SeenMember.of;
import static dev.etcdray.recover.plan.SeenMember.seen;
import static org.assertj.core.api.Assertions.assertThat;

class WayBackTest {
    private static final SnapshotFile SNAPSHOT = new SnapshotFile("my before.db", 1, Asked.SHA, 4_000, id(1));
    private static final Map<MemberId, List<String>> PEERS = Map.of(id(1), List.of("http://h1:2380", "http://g1:2380"),
            id(2), List.of("http://h2:2380"));

    private static List<String> lines(Observation now, Map<MemberId, List<String>> peers) {
        return WayBack.commands(SNAPSHOT, now, peers).stream().map(Command::line).toList();
    }

    @Test
    void eachVoterIsRestoredIntoOneNewCluster() {
        String cluster = "m1=http://h1:2380,m1=http://g1:2380,m2=http://h2:2380";
        assertThat(lines(seen(of(1), of(2).down(), of(3).learner()), PEERS)).containsExactly(
                "etcdutl snapshot restore 'my before.db' --name m1 --initial-cluster " + cluster
                        + " --initial-cluster-token restored-0123456789ab --initial-advertise-peer-urls"
                        + " http://h1:2380,http://g1:2380 --data-dir restored-a1 --bump-revision 1000000000"
                        + " --mark-compacted",
                "etcdutl snapshot restore 'my before.db' --name m2 --initial-cluster " + cluster
                        + " --initial-cluster-token restored-0123456789ab --initial-advertise-peer-urls http://h2:2380"
                        + " --data-dir restored-a2 --bump-revision 1000000000 --mark-compacted");
    }

    @Test
    void membersThatShareANameGetTheirIds() {
        assertThat(lines(seen(of(1).name("default"), of(2).name("default")), PEERS)).first().asString()
                .contains("--name a1 --initial-cluster a1=http://h1:2380,a1=http://g1:2380,a2=http://h2:2380 ");
    }

    @Test
    void halfACommandIsNone() {
        assertThat(WayBack.commands(null, seen(of(1)), PEERS)).isEmpty();
        assertThat(lines(seen(of(1), of(3)), PEERS)).isEmpty();
        assertThat(lines(seen(of(1)), Map.of(id(1), List.of()))).isEmpty();
    }
}
