package dev.etcdray.cli.live;

import dev.etcdray.lab.NetworkNamespace;
import dev.etcdray.lab.Poll;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C while a host that is away is waited for. */
@Tag("servers")
@Timeout(60)
class ConnectingTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalEndsItAtOnce(String signal) throws Exception {
        Workplace place = Workplace.in(directory);
        try (NetworkNamespace namespace = NetworkNamespace.make()) {
            namespace.cut();
            try (OwnJvm run = place.start(LiveCommand.SAVE.words(place, namespace.address() + ":2379", "--dial-timeout",
                    "60s"))) {
                Poll.until(Duration.ofSeconds(30), () -> "it does not connect", () -> isConnecting(namespace));
                run.signal(signal).ending().isCancelled();
            }
        }
        place.holdsOnly();
    }

    /** The kernel's table of sockets: the far address as a little-endian number and a port, and state 02, SYN_SENT. */
    private static boolean isConnecting(NetworkNamespace namespace) throws Exception {
        byte[] address = InetAddress.getByName(namespace.address()).getAddress();
        byte[] reversed = {address[3], address[2], address[1], address[0]};
        String line = HexFormat.of().withUpperCase().formatHex(reversed) + ":094B 02 ";
        // An address of the older protocol, in a socket of the newer.
        return Files.readString(Path.of("/proc/net/tcp6")).contains(line)
                || Files.readString(Path.of("/proc/net/tcp")).contains(line);
    }
}
