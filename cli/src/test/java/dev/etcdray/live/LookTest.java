package dev.etcdray.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Poll;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What members say of themselves is what etcdctl says of them. */
@Tag("servers")
class LookTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void figuresAreThoseOfEtcdctl(EtcdVersion version) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(version).members(3).quotaBytes(64 << 20).start(directory)) {
            for (int i = 0; i < 20; i++) {
                etcd.etcdctl().run("put", "key-" + i % 7, "x".repeat(1000 * i));
            }
            List<Figures> expected = new ArrayList<>();
            List<Figures> seen = new ArrayList<>();
            // A commit in between changes sizes: then both are asked again.
            Poll.until(LIMIT, () -> expected + " or " + seen, () -> {
                expected.clear();
                seen.clear();
                for (EtcdServer member : etcd.members()) {
                    expected.add(Figures.by(member, etcd.etcdctl(member).status()));
                }
                Connection.to(etcd.endpoints()).look().forEach(view -> seen.add(Figures.by(view)));
                return seen.equals(expected);
            });
            assertThat(seen).extracting(Figures::version).allSatisfy(text -> assertThat(text)
                    .startsWith(version.minor() + "."));
            assertThat(seen).filteredOn(Figures::leads).hasSize(1);
        }
    }

    /** A member's figures, from both sides. */
    private record Figures(String endpoint, String name, String version, String storageVersion, String cluster,
            String member, String leader, long dbSize, long inUse, long term, long index, long applied, long revision,
            long quota, boolean learner) {

        static Figures by(EtcdServer server, JsonNode status) {
            JsonNode header = status.path("header");
            return new Figures(server.endpoint(), server.name(), status.path("version").asText(),
                    status.path("storageVersion").asText(""), header.path("cluster_id").asText(),
                    header.path("member_id").asText(), status.path("leader").asText(), status.path("dbSize").asLong(),
                    status.path("dbSizeInUse").asLong(), status.path("raftTerm").asLong(),
                    status.path("raftIndex").asLong(), status.path("raftAppliedIndex").asLong(),
                    header.path("revision").asLong(), 64 << 20, status.path("isLearner").asBoolean());
        }

        static Figures by(MemberView view) {
            MemberStatus status = Objects.requireNonNull(view.status(), view::toString);
            return new Figures(view.endpoint().text(), String.valueOf(view.name()), status.version(),
                    Objects.requireNonNullElse(status.storageVersion(), ""),
                    Long.toUnsignedString(status.clusterId()), Long.toUnsignedString(status.memberId()),
                    Long.toUnsignedString(status.leaderId()), status.dbSizeBytes(), status.inUseBytes(),
                    status.raftTerm(), status.raftIndex(), status.raftAppliedIndex(), status.revision(),
                    Objects.requireNonNull(status.quota()).bytes(), status.learner());
        }

        boolean leads() {
            return member.equals(leader);
        }
    }

    /** 0 is the default of 2 GiB; below 0 there is none. */
    @ParameterizedTest
    @CsvSource({"V3_4, 0, 2147483648, metrics", "V3_4, 33554432, 33554432, metrics", "V3_4, -1, -1, metrics",
        "V3_5, 0, 2147483648, metrics", "V3_5, 33554432, 33554432, metrics", "V3_5, -1, -1, metrics",
        "V3_6, 0, 2147483648, status", "V3_6, 33554432, 33554432, status", "V3_6, -1, -1, status",
        "V3_7, 0, 2147483648, status", "V3_7, 33554432, 33554432, status", "V3_7, -1, -1, status"})
    void theQuotaInForceIsTold(EtcdVersion version, long given, long told, String source) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(version).quotaBytes(given).start(directory)) {
            assertThat(quota(Connection.to(etcd.endpoints()))).isEqualTo(new MemberQuota(told, source));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theQuotaIsToldOverTls(EtcdVersion version) throws Exception {
        Certificates certificates = Certificates.make(directory.resolve("certificates"));
        try (EtcdCluster etcd = EtcdCluster.of(version).tls(certificates).quotaBytes(33554432)
                .start(directory.resolve("etcd"))) {
            Connection connection = Connection.to(etcd.endpoints()).showing(certificates.server());
            assertThat(Objects.requireNonNull(quota(connection.trusting(certificates.ca()))).bytes())
                    .isEqualTo(33554432);
            assertThat(Objects.requireNonNull(quota(connection.trusting(certificates.otherCa())
                    .skippingVerification())).bytes()).isEqualTo(33554432);
        }
    }

    private static MemberQuota quota(Connection connection) throws Exception {
        return Objects.requireNonNull(Objects.requireNonNull(connection.look().getFirst().status()).quota());
    }

    @ParameterizedTest
    @EnumSource
    void aFullMemberSaysSo(EtcdVersion version) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(version).members(3).quotaBytes(16 << 20).start(directory)) {
            assertThat(alarms(etcd)).isEmpty();
            String value = "x".repeat(100_000);
            Poll.until(LIMIT, () -> "it is never full",
                    () -> etcd.etcdctl().attempt("put", "a", value).err().contains("database space exceeded"));
            List<MemberAlarm> expected = new ArrayList<>();
            // "memberID:13803658152347727308 alarm:NOSPACE"
            for (String line : etcd.etcdctl().run("alarm", "list").lines().filter(line -> !line.isBlank()).toList()) {
                expected.add(new MemberAlarm(Long.parseUnsignedLong(line.replaceAll("\\D", "")), "NOSPACE"));
            }
            assertThat(expected).isNotEmpty();
            assertThat(alarms(etcd)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(Connection.to(etcd.endpoints()).look()).allSatisfy(
                    view -> assertThat(Objects.requireNonNull(view.status()).errors()).isEmpty());
        }
    }

    /** Of the first member; all know all. */
    private static List<MemberAlarm> alarms(EtcdCluster etcd) throws Exception {
        return Objects.requireNonNull(Connection.to(etcd.endpoints()).look().getFirst().status()).alarms();
    }

    @Test
    void withoutAQuorumAMemberHasNoLeader() throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(EtcdVersion.V3_7).members(3).start(directory)) {
            etcd.members().get(1).kill();
            etcd.members().get(2).kill();
            Poll.until(LIMIT, () -> "it thinks that there is a leader", () -> {
                MemberStatus status = Objects.requireNonNull(Connection.to(etcd.endpoints()).look().getFirst()
                        .status());
                return status.leaderId() == 0 && status.errors().equals(List.of("etcdserver: no leader"));
            });
            MemberChoice choice = MemberChoice.best(Connection.to(etcd.endpoints()).look());
            assertThat(choice.member().endpoint().text()).isEqualTo(etcd.members().getFirst().endpoint());
            assertThat(choice.remark()).startsWith("no healthy member answered; ");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatIsPausedAndOneThatEndedCostOneWait(boolean expanded) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(EtcdVersion.V3_7).members(3).start(directory)) {
            etcd.members().getFirst().pause();
            etcd.members().get(1).kill();
            Connection connection = Connection.to(etcd.endpoints());
            long start = System.nanoTime();
            List<MemberView> views = (expanded ? connection.expanded() : connection).look();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(views).extracting(view -> view.endpoint().text())
                    .containsExactlyInAnyOrderElementsOf(etcd.members().stream().map(EtcdServer::endpoint).toList());
            for (MemberView view : views) {
                int member = etcd.members().stream().map(EtcdServer::endpoint).toList().indexOf(view.endpoint().text());
                LiveException.Kind kind = view.answer() instanceof MemberView.Down(LiveException failure)
                        ? failure.kind()
                        : null;
                assertThat(kind).isEqualTo(List.of(LiveException.Kind.TIMED_OUT, LiveException.Kind.UNREACHABLE, "up")
                        .get(member) instanceof LiveException.Kind expected ? expected : null);
            }
            assertThat(took).isLessThan(Connection.DIAL.plus(Connection.COMMAND).plusSeconds(2)); // Two waits would be 6 s.
        }
    }

    /** etcd takes a host with an underline, and Java none. */
    @Test
    void anEndpointThatCannotBeReachedIsNamed() throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(EtcdVersion.V3_7).flag("--advertise-client-urls", "http://etcd_1:2379")
                .start(directory.resolve("one"));
                EtcdCluster other = EtcdCluster.of(EtcdVersion.V3_7)
                        .flag("--advertise-client-urls", "http://etcd_1:2379,http://127.0.0.1:1")
                        .start(directory.resolve("two"))) {
            assertThatThrownBy(() -> Connection.to(etcd.endpoints()).expanded().look())
                    .isInstanceOf(LiveException.class)
                    .hasMessage("member m1 tells clients: endpoint 'http://etcd_1:2379' has '_' in its host, which Java"
                            + " takes in no host name; use its address, and name all --endpoints without --cluster");
            assertThat(Connection.to(other.endpoints()).expanded().look())
                    .extracting(view -> view.endpoint().text()).containsExactly("http://127.0.0.1:1");
        }
    }

    @Test
    void ifNobodyTellsTheMembersAllSayWhy() {
        assertThatThrownBy(() -> Connection.to("127.0.0.1:1,127.0.0.1:2").expanded().look())
                .isInstanceOf(LiveException.class)
                .hasMessage("no member answered: 127.0.0.1:1: nobody listens there (connection refused); is the port"
                        + " right and etcd running? 127.0.0.1:2: nobody listens there (connection refused); is the"
                        + " port right and etcd running?");
    }

    @ParameterizedTest
    @EnumSource
    void aLearnerSaysSo(EtcdVersion version) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(version).start(directory.resolve("etcd"));
                Learner learner = Learner.join(etcd, directory.resolve("learner"))) {
            Connection connection = Connection.to(etcd.endpoints() + "," + learner.endpoint());
            Poll.until(LIMIT, () -> "the learner does not answer: " + learner.log(), () -> connection.look().stream()
                    .allMatch(view -> view.status() != null));
            assertThat(connection.look()).extracting(view -> Objects.requireNonNull(view.status()).learner())
                    .containsExactly(false, true);
            assertThat(connection.look()).extracting(MemberView::name).containsExactly("m1", "learner");
        }
    }
}
