package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** A real etcd of some members on free loopback ports. Ends with {@link #close()}, or with this JVM. */
public final class EtcdCluster implements AutoCloseable {
    private static final Duration LEADER_LIMIT = Duration.ofSeconds(30);

    private final List<EtcdServer> members = new ArrayList<>();
    private volatile List<String> clientFlags;

    EtcdCluster(List<String> clientFlags) {
        this.clientFlags = clientFlags;
    }

    /** A plan for one; its {@link ClusterPlan#start} makes it. */
    public static ClusterPlan of(EtcdVersion version) {
        return new ClusterPlan(version);
    }

    void add(EtcdServer member) {
        members.add(member);
    }

    void awaitServing() throws Exception {
        for (EtcdServer member : members) {
            member.awaitServing();
        }
        leader();
    }

    /** All members, {@code m1} first. */
    public List<EtcdServer> members() {
        return List.copyOf(members);
    }

    /** Their URLs for clients, with commas between. */
    public String endpoints() {
        return members.stream().map(EtcdServer::endpoint).collect(Collectors.joining(","));
    }

    /** Who leads by its own account; waits for an election if there is none, or if an old one still thinks that it does. */
    public EtcdServer leader() throws Exception {
        AtomicReference<List<EtcdServer>> found = new AtomicReference<>(List.of());
        Poll.until(LEADER_LIMIT, () -> "no leader, or several", () -> {
            found.set(leaders());
            return found.get().size() == 1;
        });
        return found.get().getFirst();
    }

    private List<EtcdServer> leaders() throws InterruptedException {
        List<EtcdServer> leaders = new ArrayList<>();
        for (EtcdServer member : members) {
            if (leads(member)) {
                leaders.add(member);
            }
        }
        return leaders;
    }

    private static boolean leads(EtcdServer member) throws InterruptedException {
        try {
            return member.isRunning() && member.metric("etcd_server_is_leader") == 1;
        } catch (IOException e) {
            return false; // It ended at this moment.
        }
    }

    /** All but the leader, paused or stopped ones among them. */
    public List<EtcdServer> followers() throws Exception {
        EtcdServer leader = leader();
        return members.stream().filter(member -> member != leader).toList();
    }

    /** Stops all members, starts them again on the same data dirs and ports, and waits until all serve. */
    public void restart() throws Exception {
        for (EtcdServer member : members) {
            member.terminate();
        }
        for (EtcdServer member : members) {
            member.awaitEnd();
        }
        for (EtcdServer member : members) {
            member.relaunch();
        }
        awaitServing();
    }

    /** The newest etcdctl for all members, with what they ask for: certificates, and root's password. */
    public Etcdctl etcdctl() {
        return Etcdctl.at(endpoints()).with(clientFlags);
    }

    /** The same for one member. */
    public Etcdctl etcdctl(EtcdServer member) {
        return Etcdctl.at(member.endpoint()).with(clientFlags);
    }

    /**
     * Adds a member without a vote to a cluster without TLS and waits until it answers. It is not among
     * {@link #members()}, and never healthy: it serves no linearizable read.
     */
    public EtcdServer joinLearner(Path dataDir) throws Exception {
        Addresses addresses = Addresses.onLoopback("http");
        etcdctl().run("member", "add", "learner", "--learner", "--peer-urls", addresses.peer());
        String all = etcdctl().json("member", "list").path("members").valueStream()
                .map(member -> member.path("name").asText("learner") + "=" + member.path("peerURLs").path(0).asText())
                .collect(Collectors.joining(","));
        EtcdServer learner = new EtcdServer(new Member(members.getFirst().version(), "learner", dataDir, addresses,
                List.of(), List.of("--initial-cluster", all, "--initial-cluster-state", "existing")));
        Etcdctl etcdctl = etcdctl(learner).within(Duration.ofSeconds(1));
        Poll.until(LEADER_LIMIT, () -> learner + " does not answer",
                () -> etcdctl.attempt("endpoint", "status").exit() == 0);
        return learner;
    }

    /** Makes root with a password, and from here on everybody has to say who he is. */
    public void enableAuth(String rootPassword) throws IOException, InterruptedException {
        addUser("root", rootPassword);
        etcdctl().run("user", "grant-role", "root", "root");
        etcdctl().run("auth", "enable");
        List<String> flags = new ArrayList<>(clientFlags);
        flags.addAll(Etcdctl.credentials("root", rootPassword));
        clientFlags = List.copyOf(flags);
    }

    /** Adds a user who may do nothing yet. */
    public void addUser(String name, String password) throws IOException, InterruptedException {
        etcdctl().run("user", "add", name + ":" + password);
    }

    /** Lets a user read the keys below a prefix. */
    public void grantRead(String user, String prefix) throws IOException, InterruptedException {
        String role = user + " reads " + prefix;
        etcdctl().run("role", "add", role);
        etcdctl().run("role", "grant-permission", "--prefix", role, "read", prefix);
        etcdctl().run("user", "grant-role", user, role);
    }

    @Override
    public void close() {
        members.forEach(EtcdServer::close);
    }
}
