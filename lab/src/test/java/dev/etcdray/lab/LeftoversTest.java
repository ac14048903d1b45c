package dev.etcdray.lab;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A test run that is cancelled leaves nothing behind. */
@Tag("servers")
class LeftoversTest {
    @TempDir
    Path directory;

    /** A test run that never closes what it has. */
    static final class Cancelled {
        private Cancelled() {
        }

        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            NetworkNamespace namespace = NetworkNamespace.make();
            SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), 256 << 20);
            EtcdServer server = EtcdServer.start(namespace, EtcdVersion.V3_7, disk.directory().resolve("etcd"));
            server.pause();
            System.out.println(server.pid() + " " + namespace.prefix().getLast());
            Thread.sleep(60_000);
        }
    }

    @Test
    void allGoesWithTheJvm() throws Exception {
        // What this needs is asked here, where a test can be aborted.
        SmallDisk.mount(directory.resolve("disk"), 4096).close();
        NetworkNamespace.make().close();
        Process run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-Detcdray.root=" + System.getProperty("etcdray.root"),
                Cancelled.class.getName(), directory.toString()).redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] made;
        try (BufferedReader out = run.inputReader()) {
            made = Objects.requireNonNull(out.readLine(), "it made nothing").split(" ", -1);
            assertThat(Files.exists(Path.of("/proc", made[0]))).isTrue();
            assertThat(namespaces()).contains(made[1]);
            assertThat(mounts()).contains(directory.toString());
            run.destroy();
            run.waitFor();
        } finally {
            run.destroyForcibly();
        }
        assertThat(Files.exists(Path.of("/proc", made[0]))).isFalse();
        assertThat(namespaces()).doesNotContain(made[1]);
        assertThat(mounts()).doesNotContain(directory.toString());
    }

    private static String namespaces() throws Exception {
        return Command.succeed(Map.of(), Command.of(Tools.system("ip", "iproute2"), List.of("netns", "list")));
    }

    private static String mounts() throws Exception {
        return Files.readString(Path.of("/proc/mounts"));
    }
}
