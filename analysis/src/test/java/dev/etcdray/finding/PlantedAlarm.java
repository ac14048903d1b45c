package dev.etcdray.finding;

import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Gateway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A server with so small a quota that it raises its alarm. */
abstract class PlantedAlarm extends PlantedWaste {

    @Override
    String[] flags() {
        return new String[]{"--quota-backend-bytes", Integer.toString(8 << 20)};
    }

    @Test
    void anAlarmIsTold() throws Exception {
        assertThatThrownBy(() -> {
            for (int i = 0; i < 10_000; i++) {
                etcd.put("/registry/example.com/things" + i % 20 + "/team-0/t-" + i, objects.text(10 << 10)).flush();
            }
        }).isInstanceOf(Gateway.Refused.class).hasMessageContaining("database space exceeded");
        // As etcdctl writes it: memberID:1234 alarm:NOSPACE.
        String told = Etcdctl.newest(etcd.server()).run("alarm", "list").trim();
        assertThat(told).matches("memberID:\\d+\\s+alarm:NOSPACE");
        String member = Long.toHexString(Long.parseUnsignedLong(told.replaceAll("\\D", "")));
        Finding finding = only("alarms");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.sentence()).startsWith("Alarm NOSPACE of member " + member + ": etcd refuses every write");
        assertThat(finding.savings()).isEqualTo(Savings.NONE);
    }
}
