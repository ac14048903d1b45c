package dev.etcdray.cli.recover;

import dev.etcdray.cli.Run;
import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Fill;
import dev.etcdray.lab.Identity;
import dev.etcdray.lab.KeyForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.etcdray.cli.recover.Faults.hasEnded;
import static org.assertj.core.api.Assertions.assertThat;

/** A full etcd with TLS and users: root brings it back, by password or by certificate; others are told why not. */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class UsersTest {
    private static final String ROOTS = "root's own word";
    private static final String READERS = "reader's own word";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_6"})
    void rootAlone(EtcdVersion version) throws Exception {
        Certificates certificates = Certificates.make(directory.resolve("certificates"));
        try (EtcdCluster cluster = EtcdCluster.of(version).members(3).tls(certificates).quotaBytes(FullEtcd.QUOTA)
                .start(directory)) {
            Fill.untilAllRefuse(cluster, 1, 300);
            cluster.enableAuth(ROOTS);
            cluster.addUser("reader", READERS);
            cluster.grantRead("reader", "/registry/");
            Incident incident = Incident.in(cluster, directory);
            othersAreRefused(incident, certificates);
            incident.isUntouched();

            incident.by(flags(certificates, certificates.server(), "--user", "root"), password(ROOTS));
            Run plan = incident.makePlan();
            hasEnded(plan, 0);
            // By certificate: who plans need not be who applies.
            incident.by(flags(certificates, certificates.client("root", KeyForm.PKCS1_RSA)), Map.of());
            Run apply = incident.apply();
            hasEnded(apply, 0);
            incident.isRecovered();
            assertThat(List.of(plan.out(), plan.err(), apply.out(), apply.err(), Files.readString(incident.plan()),
                    Files.readString(directory.resolve("plan.json.journal"))))
                    .noneMatch(text -> text.contains(ROOTS));
        }
    }

    private static void othersAreRefused(Incident incident, Certificates certificates) {
        incident.by(flags(certificates, certificates.server(), "--user", "reader"), password(READERS));
        hasEnded(incident.makePlan(), 8);
        incident.by(flags(certificates, certificates.server(), "--user", "root"), password("a guess"));
        hasEnded(incident.makePlan(), 8, "user or password is wrong");
        incident.by(List.of(), Map.of());
        hasEnded(incident.makePlan(), 8);
    }

    private static Map<String, String> password(String word) {
        return Map.of("ETCDCTL_PASSWORD", word);
    }

    private static List<Object> flags(Certificates certificates, Identity identity, String... more) {
        List<Object> flags = new ArrayList<>(List.of("--cacert", certificates.ca(), "--cert", identity.certificate(),
                "--key", identity.key()));
        flags.addAll(List.of(more));
        return flags;
    }
}
