package dev.etcdray.live;

import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Identity;
import dev.etcdray.lab.KeyForm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keys as openssl writes them are taken in every form that etcdctl takes, by members that want a certificate. */
@Tag("servers")
class KeyFormsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_7"})
    void everyFormConnects(EtcdVersion version) throws Exception {
        Certificates certificates = Certificates.make(directory.resolve("certificates"));
        try (EtcdCluster cluster = EtcdCluster.of(version).tls(certificates).start(directory.resolve("etcd"))) {
            Connection connection = Connection.to(cluster.endpoints()).trusting(certificates.ca());
            for (KeyForm form : KeyForm.values()) {
                Identity identity = certificates.client("root", form);
                if (form.isEncrypted()) {
                    assertRefused(connection, identity);
                } else {
                    assertConnects(connection.showing(identity), form.name());
                    assertConnects(connection.showing(inOneFile(identity), null), form + " in one file");
                }
            }
        }
    }

    private static void assertConnects(Connection connection, String what) throws Exception {
        assertThat(connection.look()).singleElement().as(what)
                .satisfies(view -> assertThat(view.answer()).isInstanceOf(MemberView.Up.class));
    }

    private static void assertRefused(Connection connection, Identity identity) {
        assertThatThrownBy(() -> connection.showing(identity).open())
                .isInstanceOfSatisfying(LiveException.class,
                        e -> assertThat(e.kind()).isEqualTo(LiveException.Kind.TLS))
                .hasMessage(
                        "--key " + identity.key() + " is encrypted, which neither etcdctl nor etcdray takes; write a"
                                + " plain copy that only you can read: `(umask 077; openssl pkey -in " + identity.key()
                                + " -out PLAIN.key)`");
    }

    /** The key before the certificate: without --key both are in one file, in any order. */
    private Path inOneFile(Identity identity) throws Exception {
        Path file = directory.resolve(identity.key().getFileName() + ".pem");
        return Files.writeString(file,
                Files.readString(identity.key()) + Files.readString(identity.certificate()));
    }
}
