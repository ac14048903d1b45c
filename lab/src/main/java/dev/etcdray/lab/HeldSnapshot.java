package dev.etcdray.lab;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A client that asks a member for its snapshot, reads a little of it and then nothing more, until it is closed. The db has
 * to be larger than what sockets hold. Without TLS and users.
 */
public final class HeldSnapshot implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String LABELS = "{grpc_method=\"Snapshot\",grpc_service=\"etcdserverpb.Maintenance\","
            + "grpc_type=\"server_stream\"}";

    private final EtcdServer server;
    private final Socket socket;

    private HeldSnapshot(EtcdServer server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    /** Opens one. */
    public static HeldSnapshot open(EtcdServer server) throws Exception {
        URI uri = URI.create(server.endpoint());
        Socket socket = new Socket();
        HeldSnapshot held = new HeldSnapshot(server, socket);
        try {
            // Small from the start: whoever sends does not get far.
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            socket.getOutputStream().write(("POST /v3/maintenance/snapshot HTTP/1.1\r\nHost: " + uri.getAuthority()
                    + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                    .getBytes(StandardCharsets.US_ASCII));
            held.readAnswer(socket.getInputStream());
            return held;
        } catch (Exception | Error e) {
            held.close();
            throw e;
        }
    }

    private void readAnswer(InputStream in) throws IOException {
        String status = new String(in.readNBytes(15), StandardCharsets.US_ASCII);
        if (!status.equals("HTTP/1.1 200 OK")) {
            throw new IOException(server + " answered " + status);
        }
        // Some of the db itself.
        in.readNBytes(8192);
    }

    /** Streams of snapshots that the member has open, whoever reads them. */
    public static long openAt(EtcdServer server) throws IOException, InterruptedException {
        double handled = server.metrics().lines()
                .filter(line -> line.startsWith("grpc_server_handled_total{") && line.contains("\"Snapshot\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
        return Math.round(server.metric("grpc_server_started_total" + LABELS) - handled);
    }

    @Override
    public String toString() {
        return "a held snapshot of " + server;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
