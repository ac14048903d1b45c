package dev.etcdray.cli.recover;

import dev.etcdray.cli.Run;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.Hash;
import dev.etcdray.lab.Ledger;
import dev.etcdray.lab.Space;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.JournalFile;
import dev.etcdray.recover.journal.JournalLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** An etcd that is full now, whoever is called to it, and the files that the responder has. */
final class Incident implements AutoCloseable {
    /** Of members that tell it by their metrics alone. */
    private static final List<Object> QUOTA = List.of("--quota", Long.toString(FullEtcd.QUOTA));

    private final @Nullable FullEtcd full;
    private final EtcdCluster cluster;
    private final Ledger before;
    private final Path directory;
    private final List<Relay> relays = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private List<Object> flags = List.of();
    private Map<String, String> environment = Map.of();

    private Incident(@Nullable FullEtcd full, EtcdCluster cluster, Ledger before, Path directory)
            throws IOException, InterruptedException {
        this.full = full;
        this.cluster = cluster;
        this.before = before;
        this.directory = directory;
        for (EtcdServer member : cluster.members()) {
            ids.put(member.name(), cluster.etcdctl(member).memberIdHex());
        }
    }

    /** It happens; nothing stands between the responder and the members. */
    static Incident of(FullEtcd full, Path directory) throws Exception {
        return new Incident(full, full.start(directory), full.ledger(), directory);
    }

    /** The same, and somebody looks at each call. */
    static Incident watched(FullEtcd full, Path directory, Relay.Onlooker onlooker) throws Exception {
        Incident incident = of(full, directory);
        try {
            for (EtcdServer member : incident.cluster.members()) {
                incident.relays.add(new Relay(member.name(), member.endpoint(), onlooker));
            }
            return incident;
        } catch (Exception | Error e) {
            incident.close();
            throw e;
        }
    }

    /** Of a cluster that was filled before. */
    static Incident in(EtcdCluster cluster, Path directory) throws Exception {
        return new Incident(null, cluster, Ledger.of(cluster.etcdctl()), directory);
    }

    /** From here on the responder connects with these flags, and in this environment. */
    Incident by(List<Object> theFlags, Map<String, String> theEnvironment) {
        flags = List.copyOf(theFlags);
        environment = Map.copyOf(theEnvironment);
        return this;
    }

    /** What was live when it began. */
    Ledger before() {
        return before;
    }

    EtcdCluster cluster() {
        return cluster;
    }

    EtcdServer member(String name) {
        return cluster.members().stream().filter(member -> member.name().equals(name)).findFirst().orElseThrow();
    }

    /** Known from the beginning: a member that is paused does not tell. */
    String id(String name) {
        return Objects.requireNonNull(ids.get(name));
    }

    String endpoints() {
        return relays.isEmpty()
                ? cluster.endpoints()
                : relays.stream().map(Relay::endpoint).collect(Collectors.joining(","));
    }

    Path plan() {
        return directory.resolve("plan.json");
    }

    /** What has been written down so far. */
    List<JournalLine> journal() throws IOException {
        return JournalFile.read(directory.resolve("plan.json.journal"));
    }

    /** What has been written down of a step, in order. */
    List<Event> journal(String step) throws IOException {
        return journal().stream().filter(line -> step.equals(line.step())).map(JournalLine::event).toList();
    }

    /** The same etcd, and somebody else who has files of his own. */
    Incident forAnotherResponder(Path theirDirectory) throws IOException, InterruptedException {
        Incident theirs = new Incident(null, cluster, before, Files.createDirectories(theirDirectory));
        theirs.relays.addAll(relays);
        return theirs;
    }

    /** Makes the plan; it knows where metrics are and what room disks have. */
    Run makePlan(Object... more) {
        return run(planning(), metrics(), more);
    }

    Run makePlanBlindly(Object... more) {
        return run(planning(), QUOTA, more);
    }

    private List<Object> planning() {
        List<Object> words = new ArrayList<>(List.of("recover", "plan", "-o", plan(), "--endpoints", endpoints(),
                "--settle", "0s", "--probe-pause", "500ms"));
        for (EtcdServer member : cluster.members()) {
            words.addAll(List.of("--free-disk", member.name() + "=1GiB"));
        }
        return words;
    }

    Run apply(Object... more) {
        return run(working("apply"), metrics(), more);
    }

    Run applyBlindly(Object... more) {
        return run(working("apply"), QUOTA, more);
    }

    Run resume(Object... more) {
        return run(working("resume"), metrics(), more);
    }

    Run resumeBlindly(Object... more) {
        return run(working("resume"), QUOTA, more);
    }

    Run verify(Object... more) {
        return run(List.of("recover", "verify", plan(), "--endpoints", endpoints()), metrics(), more);
    }

    /** The words of a command that asks nobody. */
    List<Object> working(String command) {
        return List.of("recover", command, plan(), "--yes", "--endpoints", endpoints());
    }

    /** Where members' metrics are. */
    List<Object> metrics() {
        return cluster.members().stream()
                .<Object>mapMulti((member, words) -> List.of("--metrics-url", member.name() + "=" + member.metricsUrl())
                        .forEach(words))
                .toList();
    }

    private Run run(List<Object> words, List<Object> metrics, Object... more) {
        List<Object> all = new ArrayList<>(words);
        all.addAll(metrics);
        all.addAll(flags);
        all.addAll(List.of(more));
        long since = System.nanoTime();
        Run run = Run.in(environment, all.toArray());
        System.out.printf("%n  %s %s: exit %d after %.1f s%n%s", all.get(0), all.get(1), run.exitCode(),
                (System.nanoTime() - since) / 1e9, run.err().indent(4));
        return run;
    }

    /** By etcdctl's account: all members take writes, agree, and hold what they held; no alarm stands; dbs are small. */
    void isRecovered() throws Exception {
        takesWritesAndHoldsAll();
        for (EtcdServer member : cluster.members()) {
            assertThat(Space.of(cluster.etcdctl(member)).dbSizeBytes()).as(member.name())
                    .isLessThan(FullEtcd.QUOTA * 85 / 100);
        }
    }

    /** The same, however large the dbs are. */
    void takesWritesAndHoldsAll() throws Exception {
        Ledger after = Ledger.of(cluster.etcdctl());
        assertThat(after.lasting()).isEqualTo(before.lasting());
        // A lease may end while members stand still.
        assertThat(before.leased()).containsAll(after.leased());
        assertThat(cluster.etcdctl().alarms()).isEmpty();
        Set<Hash> hashes = new HashSet<>();
        for (EtcdServer member : cluster.members()) {
            cluster.etcdctl(member).run("put", "written-after/" + member.name(), "1");
        }
        for (EtcdServer member : cluster.members()) {
            hashes.add(Hash.of(cluster.etcdctl(member), after.revision() + 1));
        }
        assertThat(hashes).hasSize(1);
        assertThat(cluster.etcdctl().alarms()).isEmpty();
    }

    /** All is as it was: it refuses to write, and nothing was freed. */
    void isUntouched() throws Exception {
        assertThat(Ledger.of(cluster.etcdctl())).isEqualTo(before);
        assertThat(cluster.etcdctl().compactRevision()).isEqualTo(-1);
        for (EtcdServer member : cluster.members()) {
            assertThat(Space.of(cluster.etcdctl(member)).dbSizeBytes()).isGreaterThan(FullEtcd.QUOTA * 85 / 100);
        }
        assertThat(cluster.etcdctl().attempt("put", "a", "1").err()).contains("database space exceeded");
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
        cluster.close();
        if (full != null) {
            full.giveBack();
        }
    }
}
