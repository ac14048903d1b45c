package dev.etcdray.live;

import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.KeyForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files that cannot serve for TLS are named with their option, before anybody is asked anything. */
@Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsFilesTest {
    @TempDir
    static Path directory;
    private Certificates certificates;
    private Connection connection;
    private Path rsa;
    private Path ec;

    @BeforeAll
    void make() throws Exception {
        certificates = Certificates.make(directory.resolve("certificates"));
        connection = Connection.to("127.0.0.1:1").trusting(certificates.ca());
        rsa = certificates.client("root", KeyForm.PKCS8_RSA).key();
        ec = certificates.client("root", KeyForm.PKCS8_EC).key();
    }

    @Test
    void aKeyNeedsACertificate() {
        assertTold(connection.showing(null, ec), "--key is given without --cert; a client certificate takes both");
    }

    @Test
    void keyAndCertificateBelongTogether() throws Exception {
        Path certificate = certificates.client("root", KeyForm.PKCS8_RSA).certificate();
        Path other = certificates.client("other", KeyForm.PKCS8_RSA).key();
        for (Path wrong : new Path[]{ec, other}) {
            assertTold(connection.showing(certificate, wrong), "--key " + wrong + " is not the private key of --cert "
                    + certificate + "; give the pair that was issued together");
        }
        Path both = file("both.pem", Files.readString(certificate) + Files.readString(other));
        assertTold(connection.showing(both, null), "--cert " + both + " holds a private key that is not that of its"
                + " certificate; give the pair that was issued together");
    }

    @Test
    void aCertificateFileWithoutAKeyNeedsOne() throws Exception {
        Path certificate = certificates.client("root", KeyForm.PKCS8_EC).certificate();
        assertTold(connection.showing(certificate, null), "--cert " + certificate + " holds no PEM private key, and"
                + " --key is not given; a client certificate takes both");
    }

    @Test
    void whatHoldsNoPemIsToldSo() throws Exception {
        Path text = file("text", "nothing of the sort\n");
        Path empty = file("empty", "");
        for (Path wrong : new Path[]{text, empty}) {
            assertTold(connection.trusting(wrong), "--cacert " + wrong
                    + " holds no PEM certificate (BEGIN CERTIFICATE)");
            assertTold(connection.showing(wrong, ec), "--cert " + wrong
                    + " holds no PEM certificate (BEGIN CERTIFICATE)");
            assertTold(connection.showing(certificates.server().certificate(), wrong), "--key " + wrong
                    + " holds no PEM private key (BEGIN PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY)");
        }
    }

    @Test
    void aKeyIsNoCertificate() {
        for (Path key : new Path[]{rsa, ec}) {
            assertTold(connection.trusting(key), "--cacert " + key + " holds no PEM certificate (BEGIN CERTIFICATE)");
        }
    }

    @Test
    void whatIsBrokenSaysHowToLook() throws Exception {
        Path certificate = certificates.server().certificate();
        String text = Files.readString(certificate);
        Path changed = file("changed.crt", text.replaceFirst("MII", "AAA"));
        Path cut = file("cut.crt", text.substring(0, text.length() / 2));
        for (Path broken : new Path[]{changed, cut}) {
            assertTold(connection.trusting(broken), "--cacert " + broken + " holds a certificate that cannot be read;"
                    + " check it with `openssl x509 -noout -text -in " + broken + "`");
        }
    }

    /** Whatever a parser says of it may quote the key. */
    @Test
    void aBrokenKeyIsNotQuoted() throws Exception {
        Path certificate = certificates.server().certificate();
        for (KeyForm form : new KeyForm[]{KeyForm.PKCS8_EC, KeyForm.PKCS1_RSA, KeyForm.SEC1_EC}) {
            String text = Files.readString(certificates.client("root", form).key());
            String secret = text.lines().toList().get(1);
            for (String broken : new String[]{text.replaceFirst("\nM", "\nA"), text.substring(0, text.length() / 2),
                text.replaceFirst("\nM", "\n!"), text.replaceFirst("-----\n.*\n", "-----\n")}) {
                Path key = file("broken-" + form + ".key", broken);
                assertThatThrownBy(() -> connection.showing(certificate, key).open()).as("%s", broken)
                        .isInstanceOf(LiveException.class)
                        .hasMessage("--key " + key + " holds a private key that cannot be read; check it with `openssl"
                                + " pkey -noout -in " + key + "`")
                        .satisfies(e -> assertThat(traced(e)).doesNotContain(secret.substring(5, 25)));
            }
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = directory.resolve("missing.pem");
        assertThatThrownBy(() -> connection.trusting(missing).open()).isInstanceOf(NoSuchFileException.class)
                .hasMessage(missing.toString());
    }

    @Test
    void aDirectoryIsNoFile() {
        assertThatThrownBy(() -> connection.trusting(directory).open()).isInstanceOf(IOException.class)
                .hasMessage("--cacert " + directory + " is a directory; name the file in it");
        assertThatThrownBy(() -> connection.showing(certificates.server().certificate(), directory).open())
                .isInstanceOf(IOException.class)
                .hasMessage("--key " + directory + " is a directory; name the file in it");
    }

    private static String traced(Throwable e) {
        java.io.StringWriter text = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    private static void assertTold(Connection connection, String sentence) {
        assertThatThrownBy(connection::open)
                .isInstanceOfSatisfying(LiveException.class,
                        e -> assertThat(e.kind()).isEqualTo(LiveException.Kind.TLS))
                .hasMessage(sentence);
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
