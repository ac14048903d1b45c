package dev.etcdray.lab;

import dev.etcdray.lab.CertificateAuthority.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Certificates and keys for a test class, all made with the openssl command: what the program under test makes of them is
 * compared with what somebody else wrote. Good for two days.
 */
public final class Certificates {
    /** Of encrypted keys. */
    public static final String KEY_PASSWORD = "open sesame";

    private static final String MEMBERS = "IP:127.0.0.1,DNS:localhost";

    private final Path directory;
    private final CertificateAuthority authority;
    private final CertificateAuthority otherAuthority;
    private final Identity server;
    private final Identity expiredServer;
    private final Identity otherHost;

    private Certificates(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        this.authority = CertificateAuthority.make(directory.resolve("ca"), "etcdray lab");
        this.otherAuthority = CertificateAuthority.make(directory.resolve("other-ca"), "somebody else");
        this.server = server("server", MEMBERS, false);
        this.expiredServer = server("expired-server", MEMBERS, true);
        this.otherHost = server("other-host", "DNS:etcd.example.org", false);
    }

    /** Makes them in a new directory; aborts or fails the test if there is no openssl. */
    public static Certificates make(Path directory) throws IOException, InterruptedException {
        return new Certificates(Files.createDirectories(directory).toAbsolutePath());
    }

    /** The authority that signed all of them. */
    public Path ca() {
        return authority.certificate();
    }

    /** An authority that signed none of them. */
    public Path otherCa() {
        return otherAuthority.certificate();
    }

    /** For members on loopback; has no common name, and is good for clients as well. */
    public Identity server() {
        return server;
    }

    /** The same, but its time is over. */
    public Identity expiredServer() {
        return expiredServer;
    }

    /** For etcd.example.org only. */
    public Identity otherHostServer() {
        return otherHost;
    }

    /** For members elsewhere, by their names as openssl takes them, for example {@code IP:192.0.2.1}. */
    public Identity serverAt(String name, String subjectAltName) throws IOException, InterruptedException {
        return server(name, subjectAltName, false);
    }

    /** A new one for a client, who is the user that the common name says. */
    public Identity client(String commonName, KeyForm form) throws IOException, InterruptedException {
        return client(commonName + "-" + form, commonName, form, false);
    }

    /** The same, but its time is over. */
    public Identity expiredClient(String commonName, KeyForm form) throws IOException, InterruptedException {
        return client("expired-" + commonName + "-" + form, commonName, form, true);
    }

    private Identity client(String name, String commonName, KeyForm form, boolean expired)
            throws IOException, InterruptedException {
        return make(name, form, new Claim("/CN=" + commonName, List.of("extendedKeyUsage=clientAuth"), expired));
    }

    /** Names nobody: etcd takes a common name for a user's, and members show theirs to each other. */
    private Identity server(String name, String subjectAltName, boolean expired)
            throws IOException, InterruptedException {
        return make(name, KeyForm.PKCS8_EC, new Claim("/O=etcdray lab",
                List.of("subjectAltName=" + subjectAltName, "extendedKeyUsage=serverAuth,clientAuth"), expired));
    }

    private Identity make(String name, KeyForm form, Claim claim) throws IOException, InterruptedException {
        Identity identity = new Identity(directory.resolve(name + ".crt"), directory.resolve(name + ".key"));
        if (Files.exists(identity.key())) {
            return identity; // Asked for before.
        }
        Path fresh = directory.resolve(name + ".new");
        form.generate(fresh);
        authority.sign(fresh, identity.certificate(), claim);
        form.convert(fresh, identity.key());
        Files.delete(fresh);
        return identity;
    }
}
