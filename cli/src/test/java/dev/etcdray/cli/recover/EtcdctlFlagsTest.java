package dev.etcdray.cli.recover;

import dev.etcdray.live.ConnectSettings;
import dev.etcdray.live.Endpoint;
import dev.etcdray.live.Secret;
import dev.etcdray.live.TlsFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EtcdctlFlagsTest {
    private static final String SECRET = "hunter2-and-more";

    /** The commands are pasted into a channel, and run by whoever is there. */
    @Test
    void noSecretIsAmongThem() {
        assertThat(flags(TlsFiles.NONE, new ConnectSettings.Password("root", Secret.of(SECRET))))
                .containsExactly("--user", "root");
        assertThat(flags(TlsFiles.NONE, new ConnectSettings.Token(Secret.of(SECRET))))
                .containsExactly("--auth-jwt-token=");
        assertThat(flags(TlsFiles.NONE, null)).isEmpty();
    }

    @Test
    void filesAreNamedSoThatTheyAreFoundFromAnywhere() {
        String here = Path.of("").toAbsolutePath().toString();
        assertThat(flags(new TlsFiles(Path.of("ca.crt"), Path.of("x/../me.crt"), Path.of("/k/me.key"), true, false,
                null), null)).containsExactly("--cacert", here + "/ca.crt", "--cert", here + "/me.crt", "--key",
                        "/k/me.key", "--insecure-skip-tls-verify");
    }

    private static List<String> flags(TlsFiles tls, ConnectSettings.@Nullable Login user) {
        Duration any = Duration.ofSeconds(1);
        return EtcdctlFlags.of(new ConnectSettings(List.of(Endpoint.parse("127.0.0.1:1")), false, tls, user, any, any,
                any, any, 0));
    }
}
