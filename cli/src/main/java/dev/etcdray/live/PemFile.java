package dev.etcdray.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads the PEM files that etcd's users have: kubeadm writes PKCS#1 keys, openssl all forms. */
final class PemFile {
    private final String option;
    private final Path file;

    /** @param option whose file it is, for messages */
    PemFile(String option, Path file) {
        this.option = option;
        this.file = file;
    }

    /** All certificates in it, in their order. */
    List<X509Certificate> certificates() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            List<X509Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes)).stream().map(X509Certificate.class::cast)
                    .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            throw unusable("holds a certificate that cannot be read; check it with `openssl x509 -noout -text -in "
                    + file + "`", e);
        }
        throw unusable("holds no PEM certificate (BEGIN CERTIFICATE)", null);
    }

    /** The first private key in it: PKCS#1, SEC1 or PKCS#8. */
    PrivateKey privateKey() throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                PEMParser parser = new PEMParser(reader)) {
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
        } catch (PEMException e) {
            // Not the cause's words: a parser may quote what it read.
            throw unusable("holds a private key that cannot be read; check it with `openssl pkey -noout -in " + file
                    + "`", null);
        }
        throw unusable("holds no PEM private key (BEGIN PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY)", null);
    }

    private static JcaPEMKeyConverter converter() {
        return new JcaPEMKeyConverter();
    }

    private LiveException encrypted() {
        return unusable("is encrypted, which neither etcdctl nor etcdray takes; write a plain copy that only you can"
                + " read: `(umask 077; openssl pkey -in " + file + " -out PLAIN.key)`", null);
    }

    private LiveException unusable(String what, @org.jspecify.annotations.Nullable Exception cause) {
        return new LiveException(LiveException.Kind.TLS, option + " " + file + " " + what, cause);
    }
}
