package dev.etcdray.cli.recover;

import dev.etcdray.lab.EtcdVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Members say that their data differ: everything stops. */
abstract class CorruptFaults extends Faults {
    CorruptFaults(EtcdVersion version) {
        super(version);
    }

    private void raise() throws Exception {
        incident.cluster().raiseAlarm(incident.cluster().etcdctl(m3).memberId(), "CORRUPT");
    }

    private void allAlarmsStand() throws Exception {
        List<String> alarms = incident.cluster().etcdctl().alarms();
        assertThat(alarms).hasSize(4).filteredOn(alarm -> alarm.endsWith("NOSPACE")).hasSize(3);
    }

    @Test
    void beforeThePlan() throws Exception {
        raise();
        hasEnded(incident.makePlan(), 9, "data_corruption");
        allAlarmsStand();
    }

    @Test
    void beforeThePlanIsApplied() throws Exception {
        isPlanned();
        raise();
        hasEnded(incident.apply(), 9, "data_corruption");
        assertThat(traps.calls("Compact", "m1")).isZero();
        allAlarmsStand();
    }

    @Test
    void meanwhile() throws Exception {
        isPlanned();
        traps.before("Defragment", "m2", this::raise);
        hasEnded(incident.apply(), 9, "data_corruption");
        hasEnded(incident.resume(), 9, "data_corruption");
        hasEnded(incident.verify(), 9, "data_corruption");
        assertThat(traps.calls("Defragment", "m3")).isZero();
        allAlarmsStand();
    }
}
