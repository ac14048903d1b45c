package dev.etcdray.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a cluster is to be, before it starts. */
public final class ClusterPlan {
    private final EtcdVersion version;
    private final List<String> flags = new ArrayList<>();
    private int members = 1;
    private boolean clientCertificates = true;
    private @Nullable Certificates certificates;
    private @Nullable Identity server;

    ClusterPlan(EtcdVersion version) {
        this.version = version;
    }

    /** So many members, 1 unless said. */
    public ClusterPlan members(int count) {
        members = count;
        return this;
    }

    /** TLS among members and for clients, who have to show a certificate of the same authority. */
    public ClusterPlan tls(Certificates of) {
        return tls(of, of.server());
    }

    /** The same, but clients are shown this certificate. */
    public ClusterPlan tls(Certificates of, Identity shown) {
        certificates = of;
        server = shown;
        return this;
    }

    /** With TLS: clients need no certificate. */
    public ClusterPlan withoutClientCertificates() {
        clientCertificates = false;
        return this;
    }

    /** A quota, in bytes of the db. */
    public ClusterPlan quotaBytes(long bytes) {
        return flag("--quota-backend-bytes", Long.toString(bytes));
    }

    /** A further flag of every member. */
    public ClusterPlan flag(String name, String value) {
        flags.add(name);
        flags.add(value);
        return this;
    }

    /**
     * Starts all members at once and waits until each serves and one leads.
     *
     * @param directory where their data dirs and logs go
     */
    public EtcdCluster start(Path directory) throws Exception {
        Files.createDirectories(directory);
        List<Addresses> addresses = Addresses.onLoopback(certificates == null ? "http" : "https", members);
        List<String> all = flags(addresses);
        EtcdCluster cluster = new EtcdCluster(certificates, clientFlags());
        try {
            for (int i = 0; i < members; i++) {
                cluster.add(new EtcdServer(new Member(version, name(i), directory.resolve(name(i)),
                        addresses.get(i), List.of(), all)));
            }
            cluster.awaitServing();
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    private List<String> flags(List<Addresses> addresses) {
        String all = IntStream.range(0, addresses.size()).mapToObj(i -> name(i) + "=" + addresses.get(i).peer())
                .collect(Collectors.joining(","));
        // Loopback is quick: a new leader within a second, not two.
        List<String> command = new ArrayList<>(List.of("--initial-cluster", all, "--heartbeat-interval", "50",
                "--election-timeout", "500"));
        if (certificates != null && server != null) {
            command.addAll(tlsFlags(certificates, server));
        }
        command.addAll(flags);
        return command;
    }

    private List<String> tlsFlags(Certificates certificates, Identity server) {
        String ca = certificates.ca().toString();
        Identity peer = certificates.server();
        List<String> tls = new ArrayList<>(List.of("--cert-file", server.certificate().toString(),
                "--key-file", server.key().toString(),
                "--peer-cert-file", peer.certificate().toString(), "--peer-key-file", peer.key().toString(),
                "--peer-trusted-ca-file", ca, "--peer-client-cert-auth"));
        if (clientCertificates) {
            tls.addAll(List.of("--trusted-ca-file", ca, "--client-cert-auth"));
        }
        return tls;
    }

    /** The members' own certificate names nobody, so that whoever shows it is still whom the password says. */
    private List<String> clientFlags() {
        if (certificates == null) {
            return List.of();
        }
        Identity anonymous = certificates.server();
        return List.of("--cacert", certificates.ca().toString(), "--cert", anonymous.certificate().toString(),
                "--key", anonymous.key().toString());
    }

    private static String name(int member) {
        return "m" + (member + 1);
    }
}
