package dev.etcdray.live;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A secret goes over the wire, and nowhere else. */
class SecretTest {
    private static final String WORD = "correct horse";

    @Test
    void nothingThatHoldsItShowsIt() {
        Secret secret = Secret.of(WORD);
        ConnectSettings.Password password = new ConnectSettings.Password("root", secret);
        ConnectSettings.Token token = new ConnectSettings.Token(secret);
        Session session = new Session();
        session.use(secret);
        for (@Nullable
        Object holder : new Object[]{secret, password, token, session, settings(password),
            settings(token), List.of(password)}) {
            assertThat(Objects.toString(holder)).doesNotContain(WORD);
        }
        assertThat(settings(password).toString()).contains("root", "(secret)");
        assertThat(secret.reveal()).isEqualTo(WORD);
    }

    private static ConnectSettings settings(ConnectSettings.Login user) {
        return new ConnectSettings(List.of(Endpoint.DEFAULT), false, TlsFiles.NONE, user, Duration.ofSeconds(2),
                Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(6), 1 << 20);
    }
}
