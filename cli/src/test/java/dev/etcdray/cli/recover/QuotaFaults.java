package dev.etcdray.cli.recover;

import dev.etcdray.cli.Run;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Space;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** All of the db is live: the quota is too small for it, and no defragmentation helps. */
abstract class QuotaFaults extends Faults {
    private static final Pattern NEEDED = Pattern.compile("--quota-backend-bytes=([0-9]+)");

    QuotaFaults(EtcdVersion version) {
        super(version);
    }

    @Override
    FullEtcd full(EtcdVersion version) throws Exception {
        return FullEtcd.ofLiveKeys(version);
    }

    private long refused() throws Exception {
        Run plan = incident.makePlan();
        hasEnded(plan, 3, "a defragmentation cannot help", "Delete data");
        hasEnded(incident.apply(), 4, "gate");
        incident.isUntouched();
        Matcher needed = NEEDED.matcher(plan.out());
        assertThat(needed.find()).as(plan.out()).isTrue();
        return Long.parseLong(needed.group(1));
    }

    /** As the plan says: on all members, one after the other, the leader last. */
    @Test
    void aLargerQuotaHelps() throws Exception {
        long needed = refused();
        for (EtcdServer member : new EtcdServer[]{m2, m3, m1}) {
            member.restartWith("--quota-backend-bytes", Long.toString(needed));
            // Three different leaders within seconds: wait until all know the last one.
            incident.cluster().leader();
        }
        Map<EtcdServer, Long> sizes = new HashMap<>();
        for (EtcdServer member : incident.cluster().members()) {
            sizes.put(member, Space.of(incident.cluster().etcdctl(member)).dbSizeBytes());
        }
        isPlanned();
        hasEnded(incident.apply(), 0);
        incident.takesWritesAndHoldsAll();
        sizes.forEach((member, bytes) -> {
            assertThat(traps.calls("Compact", member.name())).as("needless").isZero();
            // The quota is what a db needs when it is rewritten: one that holds a little more now is.
            assertThat(traps.calls("Defragment", member.name())).as(member + " has " + bytes)
                    .isEqualTo(bytes > needed / 100 * 85 ? 1 : 0);
        });
    }

    @Test
    void fewerDataHelp() throws Exception {
        refused();
        incident.cluster().etcdctl().run("del", "/registry/pods/", "--prefix");
        isPlanned();
        hasEnded(incident.apply(), 0);
        incident.cluster().etcdctl().run("put", "after", "all");
        assertThat(incident.cluster().etcdctl().alarms()).isEmpty();
        assertThat(incident.cluster().etcdctl().below("/registry/events/")).hasSize(20);
    }
}
