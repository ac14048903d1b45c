package dev.etcdray.cli;

import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Identity;
import dev.etcdray.lab.KeyForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** TLS with real members and certificates that openssl made. */
@Tag("servers")
@Timeout(120)
class EndpointStatusTlsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(value = EtcdVersion.class, names = {"V3_4", "V3_7"})
    void whoTrustsWhom(EtcdVersion version) throws Exception {
        Certificates certificates = Certificates.make(directory.resolve("pki"));
        Identity client = certificates.client("root", KeyForm.PKCS8_EC);
        try (EtcdCluster cluster = EtcdCluster.of(version).tls(certificates).start(directory.resolve("etcd"))) {
            String[] own = {"--cert", client.certificate().toString(), "--key", client.key().toString()};
            String endpoint = cluster.endpoints();
            assertThat(status(endpoint, own, "--cacert", certificates.ca().toString()).exitCode()).isZero();
            // Whoever gives files of TLS means TLS.
            assertThat(status(endpoint.replace("https://", ""), own, "--cacert", certificates.ca().toString())
                    .exitCode()).isZero();
            assertThat(status(endpoint, own, "--insecure-skip-tls-verify").exitCode()).isZero();
            assertThat(Run.in(Map.of("ETCDCTL_CACERT", certificates.ca().toString(), "ETCDCTL_CERT", own[1],
                    "ETCDCTL_KEY", own[3], "ETCDCTL_ENDPOINTS", endpoint), "endpoint", "status").exitCode()).isZero();

            Run stranger = status(endpoint, own, "--cacert", certificates.otherCa().toString());
            assertThat(stranger.err()).contains("not signed by a CA that we trust");
            assertThat(stranger.exitCode()).isEqualTo(8);
            Run nobody = status(endpoint, new String[0], "--cacert", certificates.ca().toString());
            assertThat(nobody.err()).contains("client certificate");
            assertThat(nobody.exitCode()).isEqualTo(8);
            // As etcdctl: nothing is said of TLS, so none is spoken.
            Run plain = status(endpoint.replace("https://", ""), new String[0]);
            assertThat(plain.err()).contains("https://");
            // Whether the member's alert gets through before it hangs up is a matter of luck.
            assertThat(plain.exitCode()).isIn(1, 8);
            Run wanted = status(endpoint.replace("https://", ""), new String[0], "--insecure-transport=false");
            assertThat(wanted.err()).contains("not signed by a CA that we trust");
            assertThat(wanted.exitCode()).isEqualTo(8);
        }
    }

    private static Run status(String endpoint, String[] own, String... more) {
        List<Object> words = new ArrayList<>(List.of("endpoint", "status", "--endpoints", endpoint));
        words.addAll(List.of((Object[]) own));
        words.addAll(List.of((Object[]) more));
        return Run.of(words.toArray());
    }
}
