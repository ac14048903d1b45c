package dev.etcdray.live;

import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Identity;
import dev.etcdray.lab.KeyForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.etcdray.live.LiveException.Kind.TLS;
import static dev.etcdray.live.LiveException.Kind.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

/** Where one side does not trust the other, one sentence says which and what to do, and soon. */
@Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    /** What the server says first, a close or an alert, is a race. */
    private static final int TIMES = 20;
    private static final String UNKNOWN_AUTHORITY = ": its certificate is not signed by a CA that we trust; is --cacert"
            + " the CA of this cluster?";
    private static final String IS_IT_GOOD = "; is --cert signed by the CA that it trusts, for client use, and not"
            + " expired?";

    @TempDir
    static Path directory;
    private final Map<EtcdVersion, EtcdCluster> members = new EnumMap<>(EtcdVersion.class);
    private final List<EtcdCluster> started = new ArrayList<>();
    private Certificates certificates;

    @BeforeAll
    void start() throws Exception {
        certificates = Certificates.make(directory.resolve("certificates"));
        for (EtcdVersion version : new EtcdVersion[]{EtcdVersion.V3_4, EtcdVersion.V3_7}) {
            EtcdCluster cluster = EtcdCluster.of(version).tls(certificates)
                    .start(directory.resolve(version.toString()));
            started.add(cluster);
            members.put(version, cluster);
        }
    }

    @AfterAll
    void stop() {
        started.forEach(EtcdCluster::close);
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_7"})
    void anotherAuthority(EtcdVersion version) throws Exception {
        Told.by(asked(version).trusting(certificates.otherCa())).is(TLS, endpoint(version) + UNKNOWN_AUTHORITY);
    }

    @Test
    void noAuthorityIsJavas() throws Exception {
        Told.by(asked(EtcdVersion.V3_7)).is(TLS, endpoint(EtcdVersion.V3_7) + UNKNOWN_AUTHORITY);
    }

    @Test
    void anExpiredServer() throws Exception {
        try (EtcdCluster cluster = shown("expired", certificates.expiredServer())) {
            Told.by(Connection.to(cluster.endpoints()).trusting(certificates.ca()).showing(certificates.server()))
                    .is(TLS, first(cluster)
                            + ": its certificate, or one that it is signed by, is expired (NotAfter: Sat"
                            + " Feb 01 00:00:00 UTC 2020); renew it on that member");
        }
    }

    @Test
    void aServerOfAnotherName() throws Exception {
        try (EtcdCluster cluster = shown("other", certificates.otherHostServer())) {
            Connection connection = Connection.to(cluster.endpoints()).trusting(certificates.ca())
                    .showing(certificates.server());
            assertUp(connection.skippingVerification());
            assertUp(connection.expecting("etcd.example.org"));
            assertOtherName(connection, "127.0.0.1");
            assertOtherName(connection.expecting("etcd.example.com"), "etcd.example.com");
            assertOtherName(Connection.to(first(cluster).replace("127.0.0.1", "localhost"))
                    .trusting(certificates.ca()).showing(certificates.server()), "localhost");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_7"})
    void skippingVerificationTakesAnyAuthority(EtcdVersion version) throws Exception {
        assertUp(asked(version).trusting(certificates.otherCa()).skippingVerification());
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_7"})
    void noClientCertificate(EtcdVersion version) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            Told.by(Connection.to(endpoint(version)).trusting(certificates.ca())).is(TLS, endpoint(version)
                    + ": wants a client certificate; give --cert and --key",
                    endpoint(version) + ": closed the"
                            + " connection once TLS was agreed on, as a member does that wants a client certificate;"
                            + " give --cert and --key");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_7"})
    void anExpiredClientCertificate(EtcdVersion version) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            assertNotTaken(version, certificates.expiredClient("root", KeyForm.PKCS8_EC),
                    "bad certificate", "certificate expired");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_7"})
    void aClientCertificateOfAnotherAuthority(EtcdVersion version) throws Exception {
        Certificates others = Certificates.make(directory.resolve("others-" + version));
        for (int i = 0; i < TIMES; i++) {
            assertNotTaken(version, others.client("root", KeyForm.PKCS8_EC), "bad certificate", "unknown ca");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_7"})
    void aPlainClientAtATlsPort(EtcdVersion version) throws Exception {
        String plain = endpoint(version).replace("https://", "http://");
        Told.by(Connection.to(plain)).is(UNREACHABLE,
                plain + ": closed the connection without a word; does it speak TLS"
                        + " (https://, --cacert), or is it no etcd?");
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_7"})
    void aTlsClientAtAPlainPort(EtcdVersion version) throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(version).start(directory.resolve("plain-" + version))) {
            String secured = cluster.endpoints().replace("http://", "https://");
            Told.by(Connection.to(secured)).is(TLS, secured + ": closed the connection when asked for TLS; if it speaks"
                    + " none, use http:// for it, and no --cacert, --cert or --key");
        }
    }

    /** Which alert, the server's version of Go says; and a server that closes at once may take it along. */
    private void assertNotTaken(EtcdVersion version, Identity shown, String... alerts) throws Exception {
        String endpoint = endpoint(version);
        List<String> sentences = new ArrayList<>();
        sentences.add(endpoint + ": closed the connection once TLS was agreed on, as a member does that does not take"
                + " our client certificate" + IS_IT_GOOD);
        for (String alert : alerts) {
            sentences.add(endpoint + ": does not take our client certificate (" + alert + ")" + IS_IT_GOOD);
        }
        Told.by(Connection.to(endpoint).trusting(certificates.ca()).showing(shown)).is(TLS,
                sentences.toArray(new String[0]));
    }

    private static void assertOtherName(Connection connection, String name) throws Exception {
        Told.by(connection).is(TLS,
                connection.settings().endpoints().getFirst() + ": its certificate is not for " + name
                        + "; use a name or address that is in it");
    }

    private static String first(EtcdCluster cluster) {
        return cluster.members().getFirst().endpoint();
    }

    private EtcdCluster shown(String name, Identity identity) throws Exception {
        return EtcdCluster.of(EtcdVersion.V3_7).members(3).tls(certificates, identity).start(directory.resolve(name));
    }

    private String endpoint(EtcdVersion version) {
        return Objects.requireNonNull(members.get(version)).endpoints();
    }

    private Connection asked(EtcdVersion version) {
        return Connection.to(endpoint(version)).showing(certificates.server());
    }

    private static void assertUp(Connection connection) throws Exception {
        assertThat(connection.look()).allSatisfy(
                view -> assertThat(view.answer()).isInstanceOf(MemberView.Up.class));
    }
}
