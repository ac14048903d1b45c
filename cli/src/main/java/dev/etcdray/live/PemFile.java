package dev.etcdray.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/** Reads the PEM files that etcd's users have: kubeadm writes PKCS#1 keys, openssl all forms. */
final class PemFile {
    private final String option;
    private final Path file;

    /** @param option whose file it is, for messages */
    PemFile(String option, Path file) {
        this.option = option;
        this.file = file;
    }

    /** All certificates in it, in their order; a key may stand among them. */
    List<X509Certificate> certificates() throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        Reader text = text();
        try (PemReader reader = new PemReader(text)) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                if (block.getType().equals("CERTIFICATE")) {
                    certificates.add((X509Certificate) factory.generateCertificate(
                            new ByteArrayInputStream(block.getContent())));
                }
            }
        } catch (CertificateException | IOException | DecoderException e) {
            throw unusable("holds a certificate that cannot be read; check it with `openssl x509 -noout -text -in "
                    + file + "`");
        }
        if (certificates.isEmpty()) {
            throw unusable("holds no PEM certificate (BEGIN CERTIFICATE)");
        }
        return certificates;
    }

    /** The first private key in it: PKCS#1, SEC1 or PKCS#8; null if there is none. */
    @Nullable
    PrivateKey privateKey() throws IOException {
        Reader text = text();
        try (PEMParser parser = new PEMParser(text)) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                switch (object) {
                    case PEMKeyPair pair -> {
                        return converter().getKeyPair(pair).getPrivate();
                    }
                    case PrivateKeyInfo key -> {
                        return converter().getPrivateKey(key);
                    }
                    case PEMEncryptedKeyPair encrypted -> throw encrypted();
                    case PKCS8EncryptedPrivateKeyInfo encrypted -> throw encrypted();
                    default -> {
                        // Parameters of a curve, or a certificate: the key is behind it.
                    }
                }
            }
            return null;
        } catch (LiveException e) {
            throw e;
        } catch (IOException | DecoderException e) {
            throw unusable("holds a private key that cannot be read; check it with `openssl pkey -noout -in " + file
                    + "`");
        }
    }

    /** All of it: what goes wrong later is the text's fault, not the disk's. */
    private Reader text() throws IOException {
        if (Files.isDirectory(file)) {
            throw unusable("is a directory; name the file in it");
        }
        return new StringReader(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    private static JcaPEMKeyConverter converter() {
        return new JcaPEMKeyConverter();
    }

    private LiveException encrypted() {
        return unusable("is encrypted, which neither etcdctl nor etcdray takes; write a plain copy that only you can"
                + " read: `(umask 077; openssl pkey -in " + file + " -out PLAIN.key)`");
    }

    /** Without a cause: a parser's words may quote the key that it read. */
    private LiveException unusable(String what) {
        return new LiveException(LiveException.Kind.TLS, option + " " + file + " " + what, null);
    }
}
