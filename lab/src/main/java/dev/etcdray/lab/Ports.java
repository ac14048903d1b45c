package dev.etcdray.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports of loopback. */
public final class Ports {
    /** Below those that systems give to outgoing connections, so that a server finds its own free after a restart. */
    private static final int FIRST = 10_000;
    private static final int END = 32_768;
    /** Who asked for one may not have it open yet, or not now. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {
    }

    /** So many, all different, and none of them twice in this JVM: clusters of several tests run at the same time. */
    public static List<Integer> free(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ports.add(hold(held));
            }
            return ports;
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private static int hold(List<ServerSocket> held) throws IOException {
        ServerSocket socket = new ServerSocket();
        held.add(socket);
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try {
                if (GIVEN.add(port)) {
                    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    return port;
                }
            } catch (java.net.BindException e) {
                // Somebody has it: the next.
            }
        }
        throw new IOException("no free port on loopback");
    }
}
