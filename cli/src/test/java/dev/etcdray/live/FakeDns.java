package dev.etcdray.live;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A DNS server on loopback that knows some SRV records (RFC 1035, section 4; RFC 2782). */
public final class FakeDns implements AutoCloseable {
    private static final int HEADER_BYTES = 12;
    private static final int TYPE_SRV = 33;
    private static final int CLASS_IN = 1;
    private static final int NAME_ERROR = 3;

    private final DatagramSocket socket;
    private final Map<String, List<Srv>> records = new ConcurrentHashMap<>();
    private volatile boolean silent;

    private record Srv(int priority, int port, String target) {}

    private FakeDns(DatagramSocket socket) {
        this.socket = socket;
    }

    /** Listens on a free port. */
    public static FakeDns start() throws IOException {
        FakeDns dns = new FakeDns(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(dns::serve);
        return dns;
    }

    /** Adds a record. */
    public void srv(String name, int priority, int port, String target) {
        records.computeIfAbsent(name, any -> new ArrayList<>()).add(new Srv(priority, port, target));
    }

    /** From now on it answers nothing. */
    void fallSilent() {
        silent = true;
    }

    /** As JNDI names it. */
    public String url() {
        return "dns://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    private void serve() {
        byte[] buffer = new byte[512];
        try {
            while (true) {
                DatagramPacket query = new DatagramPacket(buffer, buffer.length);
                socket.receive(query);
                if (!silent) {
                    byte[] answer = answer(Arrays.copyOf(buffer, query.getLength()));
                    socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
                }
            }
        } catch (SocketException e) {
            // Closed: the test is over.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] answer(byte[] query) throws IOException {
        StringBuilder name = new StringBuilder();
        int at = HEADER_BYTES;
        for (; query[at] != 0; at += 1 + query[at]) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
        }
        int questionEnd = at + 5;
        List<Srv> found = records.getOrDefault(name.toString().toLowerCase(Locale.ROOT), List.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(query, 0, 2);
        // A response, recursion wanted and available.
        out.writeShort(0x8180 | (found.isEmpty() ? NAME_ERROR : 0));
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(query, HEADER_BYTES, questionEnd - HEADER_BYTES);
        for (Srv srv : found) {
            record(srv, out);
        }
        return bytes.toByteArray();
    }

    private static void record(Srv srv, DataOutputStream out) throws IOException {
        out.writeShort(0xc000 | HEADER_BYTES); // The name stands in the question.
        out.writeShort(TYPE_SRV);
        out.writeShort(CLASS_IN);
        out.writeInt(60);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        for (String label : srv.target.split("\\.", -1)) {
            target.write(label.length());
            target.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        target.write(0);
        out.writeShort(6 + target.size());
        out.writeShort(srv.priority);
        out.writeShort(0);
        out.writeShort(srv.port);
        out.write(target.toByteArray());
    }

    @Override
    public void close() {
        socket.close();
    }
}
