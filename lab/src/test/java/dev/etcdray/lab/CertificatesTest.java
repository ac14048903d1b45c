package dev.etcdray.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Certificates and keys are what they are called, by etcd's and etcdctl's account. */
@Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificatesTest {
    private static final String PKCS8 = "-----BEGIN PRIVATE KEY-----\n";
    private static final Map<KeyForm, String> STARTS = new EnumMap<>(Map.of(
            KeyForm.PKCS1_RSA, "-----BEGIN RSA PRIVATE KEY-----\nMII",
            KeyForm.SEC1_EC, "-----BEGIN EC PRIVATE KEY-----\n",
            KeyForm.SEC1_EC_WITH_PARAMETERS, "-----BEGIN EC PARAMETERS-----\n",
            KeyForm.PKCS8_RSA, PKCS8, KeyForm.PKCS8_EC, PKCS8, KeyForm.PKCS8_ED25519, PKCS8,
            KeyForm.ENCRYPTED_PKCS8, "-----BEGIN ENCRYPTED PRIVATE KEY-----\n",
            KeyForm.ENCRYPTED_PKCS1, "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"));

    @TempDir
    static Path directory;
    private Certificates certificates;
    private EtcdCluster cluster;
    private Etcdctl etcdctl;

    @BeforeAll
    void start() throws Exception {
        certificates = Certificates.make(directory.resolve("certificates"));
        cluster = EtcdCluster.of(EtcdVersion.V3_7).tls(certificates).start(directory.resolve("cluster"));
        etcdctl = Etcdctl.at(cluster.endpoints()).within(Duration.ofSeconds(2));
        cluster.enableAuth("secret");
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsInItsForm(KeyForm form) throws Exception {
        Identity root = certificates.client("root", form);
        assertThat(Files.readString(root.key())).startsWith(STARTS.get(form));
        Ended ended = etcdctl.trusting(certificates.ca()).showing(root).attempt("user", "list");
        if (form.isEncrypted()) {
            // Go reads no encrypted keys.
            assertThat(ended.exit()).isNotZero();
            Command.succeed(Map.of(), Command.of(Tools.system("openssl", "openssl"), List.of("pkey",
                    "-in", root.key().toString(), "-passin", "pass:" + Certificates.KEY_PASSWORD, "-noout")));
        } else {
            assertThat(ended).isEqualTo(new Ended(0, "root\n", ""));
        }
    }

    @Test
    void theCommonNameIsTheUser() throws Exception {
        Identity other = certificates.client("other", KeyForm.PKCS8_EC);
        assertThat(etcdctl.trusting(certificates.ca()).showing(other).attempt("get", "a").err())
                .contains("permission denied");
    }

    @Test
    void theOtherAuthorityIsAnother() throws Exception {
        assertThat(etcdctl.trusting(certificates.otherCa()).showing(certificates.client("root", KeyForm.PKCS8_EC))
                .attempt("get", "a").err()).contains("certificate signed by unknown authority");
    }

    @Test
    void anExpiredClientIsRefused() throws Exception {
        Identity expired = certificates.expiredClient("root", KeyForm.PKCS8_EC);
        // Which of the two it gets to see is a race: the server's reason, or a connection that is closed.
        assertThat(etcdctl.trusting(certificates.ca()).showing(expired).attempt("get", "a").err())
                .containsPattern("expired certificate|broken pipe|connection reset");
        assertThat(Command.attempt(Map.of(), Command.of(Tools.system("openssl", "openssl"),
                List.of("verify", "-CAfile", certificates.ca().toString(), expired.certificate().toString()))).err())
                .contains("certificate has expired");
    }

    @Test
    void anExpiredServerIsNotTrusted() throws Exception {
        assertThat(told(certificates.expiredServer())).contains("certificate has expired");
    }

    @Test
    void aServerOfAnotherNameIsNotTrusted() throws Exception {
        assertThat(told(certificates.otherHostServer())).contains("cannot validate certificate for 127.0.0.1");
    }

    @Test
    void aServerMayAskForNoCertificate() throws Exception {
        try (EtcdCluster open = EtcdCluster.of(EtcdVersion.V3_4).tls(certificates).withoutClientCertificates()
                .start(directory.resolve("open"))) {
            assertThat(Etcdctl.at(open.endpoints()).trusting(certificates.ca()).run("put", "a", "1"))
                    .isEqualTo("OK\n");
        }
    }

    /** Three members find each other all the same. */
    private String told(Identity shown) throws Exception {
        try (EtcdCluster odd = EtcdCluster.of(EtcdVersion.V3_7).members(3).tls(certificates, shown)
                .start(directory.resolve(shown.key().getFileName()))) {
            return odd.etcdctl().within(Duration.ofSeconds(2)).attempt("get", "a").err();
        }
    }
}
