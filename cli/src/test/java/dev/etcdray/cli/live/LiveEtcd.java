package dev.etcdray.cli.live;

import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.Identity;
import dev.etcdray.lab.KeyForm;
import dev.etcdray.lab.RandomHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real etcd with a life behind it, and all ways to come at it. */
final class LiveEtcd implements AutoCloseable {
    /** What the tenant may read. */
    static final String TENANT_PREFIX = "/registry/pods/ns-1/";

    private static final String ROOT_PASSWORD = "root's own";
    private static final String TENANT_PASSWORD = "tenant's own";
    private static final int STEPS = 200;

    private final Shape shape;
    private final EtcdCluster cluster;
    private final @Nullable Certificates certificates;

    private LiveEtcd(Shape shape, EtcdCluster cluster, @Nullable Certificates certificates) {
        this.shape = shape;
        this.cluster = cluster;
        this.certificates = certificates;
    }

    static LiveEtcd start(Shape shape, Path directory) throws Exception {
        Certificates certificates = shape.security() == Shape.Security.PLAIN
                ? null
                : Certificates.make(directory.resolve("certificates"));
        var plan = EtcdCluster.of(shape.version()).members(shape.members());
        LiveEtcd etcd = new LiveEtcd(shape,
                (certificates == null ? plan : plan.tls(certificates)).start(directory.resolve("members")),
                certificates);
        try {
            etcd.live();
            return etcd;
        } catch (Exception | Error e) {
            etcd.close();
            throw e;
        }
    }

    /** Keys of all sorts, overwritten, deleted and compacted, then some of which a part stays as history. */
    private void live() throws Exception {
        EtcdServer first = cluster.members().getFirst();
        Gateway gateway = certificates == null ? new Gateway(first) : new Gateway(first, certificates);
        // Leases, deletes, transactions; keys that are no text, keys of no Kubernetes.
        RandomHistory history = RandomHistory.uncompacted(shape.version().ordinal(), gateway);
        history.run(STEPS);
        objects(gateway, 3);
        gateway.call("kv/compaction", Gateway.compaction(history.revision() / 2, true));
        objects(gateway, 4);
        if (shape.security() == Shape.Security.TLS_AND_USERS) {
            cluster.enableAuth(ROOT_PASSWORD);
            cluster.addUser("tenant", TENANT_PASSWORD);
            cluster.grantRead("tenant", TENANT_PREFIX);
        }
    }

    /** Of the tenant and of others, as JSON, with what a Kubernetes object has in it. */
    private static void objects(Gateway gateway, int generation) throws Exception {
        for (int i = 0; i < 8; i++) {
            String name = "object-" + i;
            String value = """
                    {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","namespace":"ns-%d","annotations":{"a":"%s"},
                    "managedFields":[{"manager":"kubelet","operation":"Update"}]},"spec":{"nodeName":"n%d"}}
                    """
                    .formatted(name, i % 2, "x".repeat(100 * generation), i);
            gateway.call("kv/put", Gateway.put(
                    ("/registry/pods/ns-" + i % 2 + "/" + name).getBytes(StandardCharsets.UTF_8),
                    value.getBytes(StandardCharsets.UTF_8), 0));
        }
    }

    EtcdCluster cluster() {
        return cluster;
    }

    /** All ways of somebody who may see everything. */
    List<Access> ofRoot() throws Exception {
        List<Access> all = new ArrayList<>();
        if (certificates == null) {
            all.add(new Access("anybody", List.of("--endpoints", cluster.endpoints()), Map.of(), cluster::etcdctl));
            return all;
        }
        for (KeyForm form : shape.forms()) {
            all.add(byCertificate("root", form));
        }
        if (shape.security() == Shape.Security.TLS_AND_USERS) {
            all.add(byPassword("root", ROOT_PASSWORD));
        }
        return all;
    }

    /** All ways of the tenant, where there are users. */
    List<Access> ofTenant() throws Exception {
        return List.of(byPassword("tenant", TENANT_PASSWORD), byCertificate("tenant", shape.forms().getFirst()));
    }

    private Access byCertificate(String user, KeyForm form) throws IOException, InterruptedException {
        return tls(user + " by " + form, certificates().client(user, form), List.of(), Map.of(), List.of());
    }

    /** The members' own certificate names nobody. */
    private Access byPassword(String user, String password) {
        return tls(user + " by password", certificates().server(), List.of("--user", user),
                Map.of("ETCDCTL_PASSWORD", password), List.of(user, password));
    }

    private Access tls(String name, Identity identity, List<String> login, Map<String, String> environment,
            List<String> credentials) {
        List<String> flags = new ArrayList<>(List.of("--endpoints", cluster.endpoints(), "--cacert",
                certificates().ca().toString(), "--cert", identity.certificate().toString(), "--key",
                identity.key().toString()));
        flags.addAll(login);
        return new Access(name, flags, environment, member -> {
            Etcdctl etcdctl = Etcdctl.at(member.endpoint()).trusting(certificates().ca()).showing(identity);
            return credentials.isEmpty() ? etcdctl : etcdctl.as(credentials.getFirst(), credentials.getLast());
        });
    }

    private Certificates certificates() {
        return Objects.requireNonNull(certificates);
    }

    /** etcdctl at a lone server that holds the same users, without TLS. */
    Etcdctl ofRestored(EtcdServer server) {
        Etcdctl etcdctl = Etcdctl.newest(server);
        return shape.security() == Shape.Security.TLS_AND_USERS ? etcdctl.as("root", ROOT_PASSWORD) : etcdctl;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
