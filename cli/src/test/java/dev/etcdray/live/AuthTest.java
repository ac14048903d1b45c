package dev.etcdray.live;

import com.google.protobuf.ByteString;
import dev.etcdray.etcd.Progress;
import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.KeyForm;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A user sees what etcd lets him see: no more, and no less. */
@Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthTest {
    private static final String WORD = "s3cret-word";

    @TempDir
    static Path directory;
    private final Map<EtcdVersion, EtcdCluster> clusters = new EnumMap<>(EtcdVersion.class);
    private Certificates certificates;

    @BeforeAll
    void start() throws Exception {
        certificates = Certificates.make(directory.resolve("certificates"));
        for (EtcdVersion version : EtcdVersion.values()) {
            EtcdCluster etcd = EtcdCluster.of(version).tls(certificates).start(directory.resolve(version.toString()));
            clusters.put(version, etcd);
            fill(etcd);
            grant(etcd);
            etcd.enableAuth(WORD);
        }
    }

    private static void fill(EtcdCluster etcd) throws Exception {
        for (String key : List.of("a", "a/1", "a/2", "a0", "b/1", "b/2", "b/2/x", "c", "c\u0001", "d/1")) {
            etcd.etcdctl().run("put", key, "value of " + key);
        }
    }

    private static void grant(EtcdCluster etcd) throws Exception {
        for (String user : List.of("one", "two", "single", "writer", "nobody", "all")) {
            etcd.addUser(user, WORD);
        }
        etcd.grantRead("one", "a/");
        etcd.grantRead("two", "b/");
        etcd.grantRead("two", "a/");
        role(etcd, "single", "reads c", "read", "c");
        role(etcd, "writer", "writes a/", "write", "a/", "--prefix");
        role(etcd, "all", "all", "readwrite", "", "--prefix");
    }

    private static void role(EtcdCluster etcd, String user, String role, String permission, String key, String... flags)
            throws Exception {
        etcd.etcdctl().run("role", "add", role);
        List<String> grant = new ArrayList<>(List.of("role", "grant-permission", role, permission, key));
        grant.addAll(List.of(flags));
        etcd.etcdctl().run(grant.toArray(new String[0]));
        etcd.etcdctl().run("user", "grant-role", user, role);
    }

    @AfterAll
    void stop() {
        clusters.values().forEach(EtcdCluster::close);
    }

    @ParameterizedTest
    @EnumSource
    void aUserReadsWhatHisRolesAreFor(EtcdVersion version) throws Exception {
        assertReads(version, "one", "", "a/");
        assertReads(version, "one", "a", "a/");
        assertReads(version, "one", "a/", "a/");
        assertReads(version, "one", "a/1", "a/1");
        assertReads(version, "two", "", "a/", "b/");
        assertReads(version, "two", "b/2", "b/2");
        assertReads(version, "all", "", "");
        assertReads(version, "root", "", "");
        assertReads(version, "root", "b/", "b/");
        // Of "c" and "c\1", the first.
        Stored.Read single = Stored.by(as(version, "single"), KeyRange.ALL);
        assertThat(single.keys()).isEqualTo(Stored.by(etcdctl(version, "single"), "c")).hasSize(1);
        assertThat(single.ranges()).containsExactly(
                KeyRange.ofPermission(ByteString.copyFromUtf8("c"), ByteString.EMPTY));
    }

    /** Reading a prefix as a user gives what etcdctl gives for these prefixes as the same user. */
    private void assertReads(EtcdVersion version, String user, String prefix, String... prefixes) throws Exception {
        List<Stored> expected = new ArrayList<>();
        for (String each : prefixes) {
            expected.addAll(Stored.by(etcdctl(version, user), each, "--prefix"));
        }
        assertThat(expected).isNotEmpty();
        Stored.Read read = Stored.by(as(version, user), prefix(prefix));
        assertThat(read.keys()).as("'%s' as %s", prefix, user).isEqualTo(expected);
        assertThat(read.ranges()).isEqualTo(Stream.of(prefixes).map(AuthTest::prefix).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aUserWithoutAKeyIsToldSo(EtcdVersion version) {
        for (String user : List.of("writer", "nobody")) {
            assertTold(() -> Stored.by(as(version, user), KeyRange.ALL), LiveException.Kind.PERMISSION,
                    endpoint(version) + ": user " + user + " may read no key; whoever has the root role grants it:"
                            + " `etcdctl role grant-permission ROLE --prefix=true read PREFIX`");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPrefixThatAUserMayNotReadIsToldSo(EtcdVersion version) {
        for (String user : List.of("one", "single")) {
            assertTold(() -> Stored.by(as(version, user), prefix("d/")), LiveException.Kind.PERMISSION,
                    endpoint(version) + ": the user may read none of the keys that are asked for; leave --prefix out to"
                            + " see all that he may");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordThatIsWrongIsToldSo(EtcdVersion version) {
        for (String user : List.of("one", "stranger")) {
            assertTold(() -> anonymous(version).as(user, "wr0ng").look(), LiveException.Kind.AUTHENTICATION,
                    endpoint(version) + ": user or password is wrong; the password is asked for, or taken from"
                            + " ETCDCTL_PASSWORD");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatIsWrongIsToldSo(EtcdVersion version) throws Exception {
        Connection connection = anonymous(version).as(new ConnectSettings.Token(Secret.of("t0ken.7")));
        assertTold(() -> Stored.by(connection, KeyRange.ALL), LiveException.Kind.AUTHENTICATION,
                endpoint(version) + ": the token is not valid there, or no more");
    }

    @ParameterizedTest
    @EnumSource
    void whoSaysNotWhoHeIsIsAsked(EtcdVersion version) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(version).start(directory.resolve("plain-" + version))) {
            etcd.enableAuth(WORD);
            Connection connection = Connection.to(etcd.endpoints());
            String asked = etcd.endpoints() + ": the cluster asks who you are before it gives %s (user name is empty);"
                    + " use --user NAME, or a client certificate whose CN is a user";
            // 3.4 gives its status to anybody.
            boolean status = version != EtcdVersion.V3_4;
            assertTold(() -> Stored.by(connection, KeyRange.ALL), LiveException.Kind.AUTHENTICATION,
                    asked.formatted(status ? "status" : "a range of keys"));
            assertTold(() -> snapshot(connection), LiveException.Kind.AUTHENTICATION,
                    asked.formatted(status ? "status" : "a snapshot"));
            assertThat(Stored.by(connection.as("root", WORD), KeyRange.ALL).keys()).isEmpty();
        }
        assertTold(() -> Stored.by(anonymous(version), KeyRange.ALL), LiveException.Kind.PERMISSION,
                endpoint(version) + ": the user may not read a range of keys (permission denied)");
    }

    @ParameterizedTest
    @EnumSource
    void aSnapshotTakesTheRootRole(EtcdVersion version) throws Exception {
        assertTold(() -> snapshot(as(version, "one")), LiveException.Kind.PERMISSION,
                endpoint(version)
                        + ": the user may not read a snapshot, which takes the role root; log in as one who has"
                        + " it");
        assertThat(snapshot(as(version, "root"))).isPositive();
    }

    private static long snapshot(Connection connection) throws Exception {
        try (Cluster cluster = connection.open()) {
            return SnapshotDownload.to(OutputStream.nullOutputStream(), cluster, MemberChoice.best(cluster.look()),
                    Progress.NONE);
        }
    }

    /** etcd takes the common name for the user. */
    @ParameterizedTest
    @EnumSource
    void aCertificateSaysWhoWeAre(EtcdVersion version) throws Exception {
        List<Stored> expected = Stored.by(etcdctl(version, "one"), "a/", "--prefix");
        Connection one = showing(version, "one");
        assertThat(Stored.by(one, KeyRange.ALL).keys()).isEqualTo(expected);
        assertThat(Stored.by(showing(version, "root"), KeyRange.ALL).keys())
                .isEqualTo(Stored.by(etcdctl(version, "root"), "", "--prefix"));
        // A password is more than a certificate.
        assertThat(Stored.by(one.as("two", WORD), prefix("b/")).keys())
                .isEqualTo(Stored.by(etcdctl(version, "two"), "b/", "--prefix"));
        assertTold(() -> Stored.by(showing(version, "stranger"), KeyRange.ALL), LiveException.Kind.PERMISSION,
                endpoint(version) + ": user stranger may not read these keys, nor ask which ones he may; is that a user"
                        + " of this cluster?");
    }

    /** kubeadm's certificates name users of Kubernetes, and its etcd knows none. */
    @ParameterizedTest
    @EnumSource
    void whereNobodyHasToSayWhoHeIsAllIsRead(EtcdVersion version) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(version).tls(certificates).start(directory.resolve("open-" + version))) {
            fill(etcd);
            // Users that were made and never came into force.
            grant(etcd);
            List<Stored> expected = Stored.by(etcd.etcdctl(), "", "--prefix");
            Connection open = Connection.to(etcd.endpoints()).trusting(certificates.ca());
            for (String user : List.of("kube-apiserver-etcd-client", "one", "nobody")) {
                Connection shown = open.showing(certificates.client(user, KeyForm.PKCS8_EC));
                assertThat(Stored.by(shown, KeyRange.ALL).keys()).as("shown %s", user).isEqualTo(expected);
                assertThat(Stored.by(shown.as(user, WORD), KeyRange.ALL).keys()).as("as %s", user).isEqualTo(expected);
            }
        }
    }

    /** What --debug prints is the stack trace. */
    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_7"})
    void noFailureShowsWhatIsSecret(EtcdVersion version) {
        assertHides("wr0ng-word", () -> anonymous(version).as("one", "wr0ng-word").look());
        assertHides(WORD, () -> Stored.by(as(version, "one"), prefix("d/")));
        assertHides(WORD, () -> snapshot(as(version, "one")));
        assertHides("t0ken.7", () -> Stored.by(anonymous(version).as(new ConnectSettings.Token(Secret.of("t0ken.7"))),
                KeyRange.ALL));
        assertHides(WORD, () -> Connection.to("127.0.0.1:1").as("one", WORD).look());
    }

    private static void assertHides(String secret, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(LiveException.class).satisfies(e -> {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).contains(String.valueOf(e.getMessage())).doesNotContain(secret);
        });
    }

    private static void assertTold(ThrowableAssert.ThrowingCallable call, LiveException.Kind kind, String sentence) {
        assertThatThrownBy(call).isInstanceOf(LiveException.class).hasMessage(sentence)
                .isInstanceOfSatisfying(LiveException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static KeyRange prefix(String prefix) {
        return KeyRange.ofPrefix(prefix.getBytes(StandardCharsets.UTF_8));
    }

    private String endpoint(EtcdVersion version) {
        return Objects.requireNonNull(clusters.get(version)).endpoints();
    }

    /** The members' own certificate names nobody. */
    private Connection anonymous(EtcdVersion version) {
        return Connection.to(endpoint(version)).trusting(certificates.ca()).showing(certificates.server());
    }

    private Connection as(EtcdVersion version, String user) {
        return anonymous(version).as(user, WORD);
    }

    private Connection showing(EtcdVersion version, String user) throws Exception {
        return Connection.to(endpoint(version)).trusting(certificates.ca())
                .showing(certificates.client(user, KeyForm.PKCS8_EC));
    }

    private Etcdctl etcdctl(EtcdVersion version, String user) {
        return Etcdctl.at(endpoint(version)).trusting(certificates.ca()).showing(certificates.server()).as(user, WORD);
    }
}
