package dev.etcdray.live;

import dev.etcdray.lab.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings for tests: like etcdctl's defaults, but less patient. What it is told besides makes a new one. */
record Connection(ConnectSettings settings) {
    static final Duration DIAL = Duration.ofSeconds(1);
    static final Duration COMMAND = Duration.ofSeconds(2);

    /** Endpoints with commas between. */
    static Connection to(String endpoints) {
        return new Connection(new ConnectSettings(
                Arrays.stream(endpoints.split(",", -1)).map(Endpoint::parse).toList(), false, TlsFiles.NONE, null, DIAL,
                COMMAND, Duration.ofSeconds(2), Duration.ofSeconds(6), Integer.MAX_VALUE));
    }

    Connection expanded() {
        return new Connection(new ConnectSettings(settings.endpoints(), true, settings.tls(), settings.user(), DIAL,
                COMMAND, settings.keepaliveTime(), settings.keepaliveTimeout(), settings.maxRecvBytes()));
    }

    Connection as(String user, String password) {
        return as(new ConnectSettings.Password(user, Secret.of(password)));
    }

    Connection as(ConnectSettings.Login user) {
        return new Connection(new ConnectSettings(settings.endpoints(), settings.cluster(), settings.tls(), user, DIAL,
                COMMAND, settings.keepaliveTime(), settings.keepaliveTimeout(), settings.maxRecvBytes()));
    }

    Connection taking(int maxRecvBytes) {
        return new Connection(new ConnectSettings(settings.endpoints(), settings.cluster(), settings.tls(),
                settings.user(), DIAL, COMMAND, settings.keepaliveTime(), settings.keepaliveTimeout(), maxRecvBytes));
    }

    Connection keepalive(Duration time, Duration timeout) {
        return new Connection(new ConnectSettings(settings.endpoints(), settings.cluster(), settings.tls(),
                settings.user(), DIAL, COMMAND, time, timeout, settings.maxRecvBytes()));
    }

    Connection trusting(Path ca) {
        return tls(ca, settings.tls().cert(), settings.tls().key(), settings.tls().skipVerify(), null);
    }

    Connection showing(Identity identity) {
        return showing(identity.certificate(), identity.key());
    }

    Connection showing(@Nullable Path cert, @Nullable Path key) {
        return tls(settings.tls().cacert(), cert, key, settings.tls().skipVerify(), null);
    }

    Connection skippingVerification() {
        return tls(settings.tls().cacert(), settings.tls().cert(), settings.tls().key(), true, null);
    }

    Connection expecting(String serverName) {
        return tls(settings.tls().cacert(), settings.tls().cert(), settings.tls().key(), false, serverName);
    }

    private Connection tls(@Nullable Path ca, @Nullable Path cert, @Nullable Path key, boolean skipVerify,
            @Nullable String serverName) {
        return new Connection(new ConnectSettings(settings.endpoints(), settings.cluster(),
                new TlsFiles(ca, cert, key, skipVerify, false, serverName), settings.user(), DIAL, COMMAND,
                settings.keepaliveTime(), settings.keepaliveTimeout(), settings.maxRecvBytes()));
    }

    Cluster open() throws Exception {
        return Cluster.connect(settings);
    }

    /** What the members say to all that. */
    List<MemberView> look() throws Exception {
        try (Cluster cluster = open()) {
            return cluster.look();
        }
    }
}
