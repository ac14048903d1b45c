package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A real etcd of some members on free loopback ports. Ends with {@link #close()}, or with this JVM. */
public final class EtcdCluster implements AutoCloseable {
    private static final Duration LEADER_LIMIT = Duration.ofSeconds(30);

    private final List<EtcdServer> members = new ArrayList<>();
    private final @Nullable Certificates certificates;
    private volatile List<String> clientFlags;

    EtcdCluster(@Nullable Certificates certificates, List<String> clientFlags) {
        this.certificates = certificates;
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
        stop();
        for (EtcdServer member : members) {
            member.relaunch();
        }
        awaitServing();
    }

    /**
     * Stops all members for good and keeps what they hold, to be started from there again and again.
     */
    public StoppedCluster stop() throws Exception {
        for (EtcdServer member : members) {
            member.terminate();
        }
        for (EtcdServer member : members) {
            member.awaitEnd();
        }
        return new StoppedCluster(members.stream().map(EtcdServer::member).toList(), certificates, clientFlags);
    }

    /**
     * Stops all members, and starts others in their place: with the same names, ports and flags, on these data dirs.
     *
     * @param dataDirs one a member, in their order
     */
    public EtcdCluster restartedOn(List<Path> dataDirs) throws Exception {
        StoppedCluster stopped = stop();
        return stopped.startOn(dataDirs);
    }

    /** Has the leader hand over to a member, as {@code etcdctl move-leader} does. */
    public void moveLeader(EtcdServer to) throws Exception {
        etcdctl(leader()).run("move-leader", etcdctl(to).memberIdHex());
        Poll.until(LEADER_LIMIT, () -> to + " does not lead", () -> leader() == to);
    }

    /** A member's API as JSON. */
    public Gateway gateway(EtcdServer member) throws IOException {
        return certificates == null ? new Gateway(member) : new Gateway(member, certificates);
    }

    /**
     * Raises an alarm in somebody's name.
     *
     * @param memberId decimal; nobody has to have it
     * @param type {@code NOSPACE} or {@code CORRUPT}
     */
    public void raiseAlarm(String memberId, String type) throws Exception {
        gateway(leader()).call("maintenance/alarm", Gateway.alarm(memberId, type));
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
     *
     * @param flags of its own, beside those of the others; of two that are the same the later holds
     */
    public EtcdServer joinLearner(Path dataDir, String... flags) throws Exception {
        return join(dataDir, "learner", List.of("--learner"), List.of(flags));
    }

    /** Adds a member with a vote to a cluster without TLS and waits until it serves. It is not among {@link #members()}. */
    public EtcdServer joinVoter(Path dataDir, String name) throws Exception {
        EtcdServer voter = join(dataDir, name, List.of(), List.of());
        voter.awaitServing();
        return voter;
    }

    private EtcdServer join(Path dataDir, String name, List<String> how, List<String> flags) throws Exception {
        Addresses addresses = Addresses.onLoopback("http");
        List<String> addition = new ArrayList<>(List.of("member", "add", name, "--peer-urls", addresses.peer()));
        addition.addAll(how);
        // Nobody is taken in before the members have known each other for five seconds.
        Poll.until(LEADER_LIMIT, () -> name + " is not taken in",
                () -> etcdctl().attempt(addition.toArray(new String[0])).exit() == 0);
        String all = etcdctl().json("member", "list").path("members").valueStream()
                .map(member -> member.path("name").asText(name) + "=" + member.path("peerURLs").path(0).asText())
                .collect(Collectors.joining(","));
        Member like = members.getFirst().member();
        EtcdServer joined = new EtcdServer(new Member(like.version(), name, dataDir, addresses, List.of(), like.flags())
                .with(List.of("--initial-cluster", all, "--initial-cluster-state", "existing")).with(flags));
        Etcdctl etcdctl = etcdctl(joined).within(Duration.ofSeconds(1));
        Poll.until(LEADER_LIMIT, () -> joined + " does not answer",
                () -> etcdctl.attempt("endpoint", "status").exit() == 0);
        return joined;
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
