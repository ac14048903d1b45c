package dev.etcdray.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a member listens, as URLs.
 *
 * @param client for clients
 * @param peer for other members
 * @param metrics for its metrics, without TLS
 */
record Addresses(String client, String peer, String metrics) {

    /** On free ports of loopback. */
    static Addresses onLoopback(String scheme) throws IOException {
        return onLoopback(scheme, 1).getFirst();
    }

    /** Of so many members, all different. */
    static List<Addresses> onLoopback(String scheme, int members) throws IOException {
        List<Integer> ports = Ports.free(3 * members);
        List<Addresses> addresses = new ArrayList<>();
        for (int i = 0; i < ports.size(); i += 3) {
            addresses.add(new Addresses(loopback(scheme, ports.get(i)), loopback(scheme, ports.get(i + 1)),
                    loopback("http", ports.get(i + 2))));
        }
        return addresses;
    }

    /** On etcd's usual ports of a host where nobody else listens. */
    static Addresses onHost(String host) {
        return new Addresses("http://" + host + ":2379", "http://" + host + ":2380", "http://" + host + ":2381");
    }

    private static String loopback(String scheme, int port) {
        return scheme + "://127.0.0.1:" + port;
    }
}
