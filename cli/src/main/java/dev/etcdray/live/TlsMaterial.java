package dev.etcdray.live;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
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
    /** Reads the files. */
    static TlsMaterial read(TlsFiles files) throws IOException {
        ClientCertificate own = ClientCertificate.read(files);
        TrustManager trust = trust(files);
        return own == null ? new TlsMaterial(trust, null, null) : new TlsMaterial(trust, own.keys(), own.own());
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

    /** How an endpoint is spoken to that is spoken to over TLS, or is not. */
    Security security(boolean overTls) {
        return !overTls ? Security.PLAIN : keys == null ? Security.TLS : Security.MUTUAL_TLS;
    }

    /** For gRPC: with ALPN for HTTP/2. */
    SslContext forGrpc() {
        SslContextBuilder builder = SslContextBuilder.forClient();
        if (trust != null) {
            builder.trustManager(trust);
        }
        if (keys != null) {
            builder.keyManager(keys);
        }
        try {
            return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
        } catch (SSLException e) {
            throw new IllegalStateException("this Java cannot speak TLS as HTTP/2 wants it", e);
        }
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
