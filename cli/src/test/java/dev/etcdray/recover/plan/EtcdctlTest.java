package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static dev.etcdray.recover.plan.SeenMember.id;
import static dev.etcdray.recover.plan.SeenMember.of;
import static org.assertj.core.api.Assertions.assertThat;

class EtcdctlTest {
    private static final Member M1 = of(1).build();
    private static final Member M2 = of(2).build();

    @Test
    void flagsOfBothFormsComeFirst() {
        Etcdctl etcdctl = new Etcdctl(List.of("--cacert", "my ca.crt", "--user=root", "--insecure-skip-tls-verify"));
        assertThat(etcdctl.at(List.of(M1, M2), "endpoint", "status"))
                .isEqualTo("etcdctl '--cacert=my ca.crt' --user=root"
                        + " --insecure-skip-tls-verify --endpoints=http://127.0.0.1:12379,http://127.0.0.1:22379 endpoint status");
        assertThat(new Etcdctl(List.of()).within(300, M2, "defrag"))
                .isEqualTo("etcdctl --endpoints=http://127.0.0.1:22379 --command-timeout=300s defrag");
    }

    @Test
    void whatTheLineSaysItselfIsLeftOut() {
        assertThat(new Etcdctl(List.of("--endpoints", "x", "--command-timeout=1s", "-d", "example.com", "--cluster",
                "--dial-timeout=3s", "--discovery-srv-name=a", "--write-out=json")).at(List.of(M1), "defrag"))
                .isEqualTo("etcdctl --dial-timeout=3s --endpoints=http://127.0.0.1:12379 defrag");
    }

    @Test
    void secretsAreNeverInIt() {
        assertThat(new Etcdctl(List.of("--user=root:s3cret", "--password", "s3cret", "--auth-jwt-token=s3cret"))
                .at(List.of(M1), "defrag")).isEqualTo("etcdctl --user=root --endpoints=http://127.0.0.1:12379 defrag");
    }

    @Test
    void variablesThatGetInTheWayAreUnset() {
        assertThat(new Etcdctl(List.of("--cacert=ca.crt", "--insecure-skip-tls-verify", "--user=root")).unset())
                .isEqualTo("unset ETCDCTL_CACERT ETCDCTL_COMMAND_TIMEOUT ETCDCTL_DISCOVERY_SRV ETCDCTL_ENDPOINTS"
                        + " ETCDCTL_INSECURE_SKIP_TLS_VERIFY ETCDCTL_USER ETCDCTL_WRITE_OUT");
    }

    @Test
    void metricsAreAskedForWithTheSameFiles() {
        Etcdctl etcdctl = new Etcdctl(List.of("--cacert=ca.crt", "--cert=c.crt", "--key=c.key", "--user=root",
                "--insecure-skip-tls-verify"));
        assertThat(etcdctl.metrics(of(1).endpoint("https://m1:2379").build(), Map.of(), "a|b")).isEqualTo(
                "curl --silent --show-error --fail --cacert ca.crt --cert c.crt --key c.key --insecure"
                        + " https://m1:2379/metrics | grep -E 'a|b'");
        assertThat(etcdctl.metrics(of(1).endpoint("m1:2379").build(), Map.of(), "a"))
                .contains(" https://m1:2379/metrics ");
        assertThat(new Etcdctl(List.of()).metrics(of(1).endpoint("m1:2379").build(), Map.of(), "a"))
                .isEqualTo("curl --silent --show-error --fail http://m1:2379/metrics | grep -E a");
        assertThat(new Etcdctl(List.of()).metrics(M1, Map.of(id(1), "http://127.0.0.1:2381/metrics"), "a"))
                .isEqualTo("curl --silent --show-error --fail http://127.0.0.1:2381/metrics | grep -E a");
    }
}
