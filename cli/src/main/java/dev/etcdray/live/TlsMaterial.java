package dev.etcdray.live;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.jspecify.annotations.Nullable;

/**
 * The files of TLS, read: whom we trust, and who we are.
 *
 * @param trust null = the Java runtime's CAs
 * @param keys null = no client certificate
 * @param certificate the client's own, null = none
 */
record TlsMaterial(@Nullable TrustManager trust, @Nullable KeyManagerFactory keys,
        @Nullable X509Certificate certificate) {
    private static final char[] NO_PASSWORD = {};

    /** Reads the files. */
    static TlsMaterial read(TlsFiles files) throws IOException {
        Path cert = files.cert();
        if (cert == null) {
            if (files.key() != null) {
                throw new LiveException(LiveException.Kind.TLS, "--key is given without --cert; a client certificate"
                        + " takes both", null);
            }
            return new TlsMaterial(trust(files), null, null);
        }
        List<X509Certificate> chain = new PemFile("--cert", cert).certificates();
        Path keyFile = files.key();
        PrivateKey key = new PemFile("--key", keyFile == null ? cert : keyFile).privateKey();
        X509Certificate own = chain.getFirst();
        try {
            if (!belongTogether(own.getPublicKey(), key)) {
                throw new LiveException(LiveException.Kind.TLS,
                        "--key " + keyFile + " is not the private key of --cert "
                                + cert + "; give the pair that was issued together",
                        null);
            }
            return new TlsMaterial(trust(files), keys(chain, key), own);
        } catch (GeneralSecurityException e) {
            throw new LiveException(LiveException.Kind.TLS, "--cert " + cert + " has a key that this Java cannot use: "
                    + e.getMessage(), e);
        }
    }

    private static @Nullable TrustManager trust(TlsFiles files) throws IOException {
        if (files.skipVerify()) {
            return new TrustingAll();
        }
        Path cacert = files.cacert();
        if (cacert == null) {
            return null;
        }
        List<X509Certificate> authorities = new PemFile("--cacert", cacert).certificates();
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("ca" + i, authorities.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new LiveException(LiveException.Kind.TLS, "--cacert " + cacert + " cannot be used: " + e.getMessage(),
                    e);
        }
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

    /** Whom the client's certificate names: with client certificates, etcd takes that for the user. */
    @Nullable
    String commonName() {
        if (certificate == null) {
            return null;
        }
        X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        RDN[] names = subject.getRDNs(BCStyle.CN);
        return names.length == 0 ? null : IETFUtils.valueToString(names[0].getFirst().getValue());
    }

    /** For gRPC: with ALPN for HTTP/2. */
    SslContext forGrpc() throws IOException {
        SslContextBuilder builder = SslContextBuilder.forClient();
        if (trust != null) {
            builder.trustManager(trust);
        }
        if (keys != null) {
            builder.keyManager(keys);
        }
        return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
    }

    /** For HTTP: metrics. */
    SSLContext forHttp() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys == null ? null : keys.getKeyManagers(), trust == null ? null : new TrustManager[]{trust},
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new LiveException(LiveException.Kind.TLS, "this Java cannot speak TLS: " + e.getMessage(), e);
        }
    }
}
