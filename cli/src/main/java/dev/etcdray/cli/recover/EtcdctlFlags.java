package dev.etcdray.cli.recover;

import dev.etcdray.live.ConnectSettings;
import dev.etcdray.live.TlsFiles;
import java.util.ArrayList;
import java.util.List;

/** How etcdctl connects as we do: flags for the commands that a plan prints, without endpoints and without secrets. */
public final class EtcdctlFlags {

    private EtcdctlFlags() {
    }

    /**
     * Words, one each; paths that hold wherever the reader is. A password is asked for, or taken from
     * ETCDCTL_PASSWORD.
     */
    public static List<String> of(ConnectSettings settings) {
        List<String> flags = new ArrayList<>();
        TlsFiles tls = settings.tls();
        if (tls.cacert() != null) {
            flags.addAll(List.of("--cacert", tls.cacert().toAbsolutePath().normalize().toString()));
        }
        if (tls.cert() != null) {
            flags.addAll(List.of("--cert", tls.cert().toAbsolutePath().normalize().toString()));
        }
        if (tls.key() != null) {
            flags.addAll(List.of("--key", tls.key().toAbsolutePath().normalize().toString()));
        }
        if (tls.skipVerify()) {
            flags.add("--insecure-skip-tls-verify");
        }
        if (settings.user() instanceof ConnectSettings.Password user) {
            flags.addAll(List.of("--user", user.name()));
        }
        if (settings.user() instanceof ConnectSettings.Token) {
            // That there is one, and not which: lines take it from a variable.
            flags.add("--auth-jwt-token=");
        }
        return flags;
    }
}
