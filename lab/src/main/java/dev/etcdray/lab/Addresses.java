package dev.etcdray.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where a member listens, as URLs.
 *
 * @param client for clients
 * @param peer for other members
 * @param metrics for its metrics, without TLS
 */
record Addresses(String client, String peer, String metrics) {
    /** Below the ports that systems give to outgoing connections, so that a member finds its own free after a restart. */
    private static final int FIRST_PORT = 10_000;
    private static final int END_PORT = 32_768;

    /** On free ports of loopback. */
    static Addresses onLoopback(String scheme) throws IOException {
        return onLoopback(scheme, 1).getFirst();
    }

    /** Of so many members, all different. */
    static List<Addresses> onLoopback(String scheme, int members) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            List<Addresses> addresses = new ArrayList<>();
            for (int i = 0; i < members; i++) {
                addresses.add(new Addresses(loopback(scheme, held), loopback(scheme, held), loopback("http", held)));
            }
            return addresses;
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /** On etcd's usual ports of a host where nobody else listens. */
    static Addresses onHost(String host) {
        return new Addresses("http://" + host + ":2379", "http://" + host + ":2380", "http://" + host + ":2381");
    }

    private static String loopback(String scheme, List<ServerSocket> held) throws IOException {
        ServerSocket socket = new ServerSocket();
        held.add(socket);
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, END_PORT);
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return scheme + "://127.0.0.1:" + port;
            } catch (java.net.BindException e) {
                // Somebody has it: the next.
            }
        }
        throw new IOException("no free port on loopback");
    }
}
