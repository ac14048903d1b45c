package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A host of its own on this machine, with a cable to it that can be cut: a network namespace and a pair of virtual
 * interfaces. Needs root and {@code ip}; where the machine refuses, the test is aborted, or fails where all is required.
 * Ends with {@link #close()}, or with this JVM; processes in it have to be ended before.
 */
public final class NetworkNamespace implements AutoCloseable {
    /** 198.18.0.0/15 is for benchmarks of networks (RFC 2544): no real network has it. A cable takes four addresses. */
    private static final int CABLES = 1 << 14;
    private static final String FAR = "eth0";
    private static final String FAR_HARDWARE = "02:00:00:00:00:02";
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Path ip = Tools.system("ip", "iproute2");
    private final Deque<List<String>> undoing = new ArrayDeque<>();
    private final Runnable undo = this::undo;
    private final String name;
    private final String hostAddress;
    private final String address;

    /** The name is the near interface's as well, which may have 15 letters. */
    private NetworkNamespace() throws IOException, InterruptedException {
        int cable = freeCable();
        this.name = "lab" + Long.toHexString(ProcessHandle.current().pid()) + "-"
                + Integer.toHexString(MADE.incrementAndGet());
        this.hostAddress = numbers(cable + 1);
        this.address = numbers(cable + 2);
    }

    /** Makes one. */
    public static NetworkNamespace make() throws IOException, InterruptedException {
        NetworkNamespace namespace = new NetworkNamespace();
        Leftovers.add(namespace.undo);
        try {
            namespace.build();
            return namespace;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            namespace.close();
            throw e;
        }
    }

    private void build() throws IOException, InterruptedException {
        change("netns", "add", name);
        undoing.push(List.of("netns", "delete", name));
        change("link", "add", name, "type", "veth", "peer", "name", FAR, "address", FAR_HARDWARE, "netns", name);
        undoing.push(List.of("link", "delete", name));
        change("-n", name, "link", "set", "lo", "up");
        change("-n", name, "address", "add", address + "/30", "dev", FAR);
        change("-n", name, "link", "set", FAR, "up");
        change("address", "add", hostAddress + "/30", "dev", name);
        change("link", "set", name, "up");
        // Known for good, or a cut cable would be told to whoever sends: "no route to host".
        change("neighbour", "replace", address, "lladdr", FAR_HARDWARE, "dev", name, "nud", "permanent");
    }

    /** The first of four addresses that no interface of this machine has, as an offset into 198.18.0.0. */
    private int freeCable() throws IOException, InterruptedException {
        while (true) {
            int cable = ThreadLocalRandom.current().nextInt(CABLES) * 4;
            if (run("-o", "address", "show", "to", numbers(cable) + "/30").isEmpty()) {
                return cable;
            }
        }
    }

    private static String numbers(int offset) {
        return "198.18." + (offset >> 8) + "." + (offset & 0xff);
    }

    private void change(String... arguments) throws IOException, InterruptedException {
        Ended ended = Command.attempt(Map.of(), Command.of(ip, List.of(arguments)));
        if (ended.exit() != 0) {
            throw Tools
                    .lacking("no network namespace here: ip " + String.join(" ", arguments) + ": " + ended.err().trim()
                            + "; run as root");
        }
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        return Command.succeed(Map.of(), Command.of(ip, List.of(arguments)));
    }

    /** Its address, as this side reaches it. */
    public String address() {
        return address;
    }

    /** This side's address, as it reaches it. */
    public String hostAddress() {
        return hostAddress;
    }

    /** The words to put before a command that is to run in it. */
    public List<String> prefix() {
        return List.of(ip.toString(), "netns", "exec", name);
    }

    /** Cuts the cable: what is sent from now on, from either side, vanishes without an answer. */
    public void cut() throws IOException, InterruptedException {
        run("-n", name, "link", "set", FAR, "down");
    }

    /** Mends it. Connections that outlived the cut go on when they next try to send again. */
    public void mend() throws IOException, InterruptedException {
        run("-n", name, "link", "set", FAR, "up");
    }

    private void undo() {
        while (!undoing.isEmpty()) {
            Command.undo(Command.of(ip, undoing.pop()));
        }
    }

    @Override
    public void close() {
        undo();
        Leftovers.remove(undo);
    }
}
