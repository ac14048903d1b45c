package dev.etcdray.live;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to a member that wants a certificate.
 *
 * @param own the certificate
 * @param keys it, what it is signed by, and its private key
 */
record ClientCertificate(X509Certificate own, KeyManagerFactory keys) {
    private static final char[] NO_PASSWORD = {};

    /** Reads the files; null if none is named. */
    static @Nullable ClientCertificate read(TlsFiles files) throws IOException {
        Path cert = files.cert();
        if (cert == null) {
            if (files.key() != null) {
                throw unusable("--key is given without --cert; a client certificate takes both", null);
            }
            return null;
        }
        List<X509Certificate> chain = new PemFile("--cert", cert).certificates();
        PrivateKey key = key(cert, files.key());
        try {
            if (!belongTogether(chain.getFirst().getPublicKey(), key)) {
                throw unusable((files.key() == null
                        ? "--cert " + cert + " holds a private key that is not that of its certificate"
                        : "--key " + files.key() + " is not the private key of --cert " + cert)
                        + "; give the pair that was issued together", null);
            }
            return new ClientCertificate(chain.getFirst(), keys(chain, key));
        } catch (GeneralSecurityException e) {
            throw unusable("--cert " + cert + " has a key that this Java cannot use: " + e.getMessage(), e);
        }
    }

    private static PrivateKey key(Path cert, @Nullable Path keyFile) throws IOException {
        PrivateKey key = new PemFile(keyFile == null ? "--cert" : "--key", keyFile == null ? cert : keyFile)
                .privateKey();
        if (key != null) {
            return key;
        }
        throw unusable(keyFile == null
                ? "--cert " + cert
                        + " holds no PEM private key, and --key is not given; a client certificate takes both"
                : "--key " + keyFile + " holds no PEM private key (BEGIN PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE"
                        + " KEY)",
                null);
    }

    private static KeyManagerFactory keys(List<X509Certificate> chain, PrivateKey key)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(new X509Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory;
    }

    /** Whether what the one signs the other verifies. */
    private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) throws GeneralSecurityException {
        if (!publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
            return false;
        }
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> publicKey.getAlgorithm();
        };
        byte[] words = {'e', 't', 'c', 'd'};
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(privateKey);
        signer.update(words);
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(publicKey);
        verifier.update(words);
        return verifier.verify(signer.sign());
    }

    private static LiveException unusable(String sentence, @Nullable Exception cause) {
        return new LiveException(LiveException.Kind.TLS, sentence, cause);
    }
}
