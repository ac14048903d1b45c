package dev.etcdray.breakdown;

import dev.etcdray.etcd.KeyText;
import dev.etcdray.kube.KubeKeys;
import dev.etcdray.kube.KubeLocation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The directories of a worker's keys. A key's directory (all up to its last slash) decides its place, so each is
 * classified once. Numbers of directories outside Kubernetes are below 0.
 */
final class Directories {
    private final KubeKeys kube;
    private final int bands;
    private final ByteMap kubeDirectories = new ByteMap();
    private final List<Tally> kubeTallies = new ArrayList<>();
    private final OtherDirectories others;

    Directories(KubeKeys kube, int bands) {
        this.kube = kube;
        this.bands = bands;
        this.others = new OtherDirectories(bands, OtherDirectories.LIMIT);
    }

    /** The number of a key's directory. */
    int of(byte[] keys, int offset, int length) {
        int directoryLength = directoryLength(keys, offset, length);
        int known = kubeDirectories.find(keys, offset, directoryLength);
        if (known >= 0) {
            return known;
        }
        String directory = new String(keys, offset, directoryLength, StandardCharsets.ISO_8859_1);
        KubeLocation location = locate(kube, directory);
        if (location == null) {
            return -1 - others.id(directory);
        }
        kubeTallies.add(new Tally(place(location), bands));
        return kubeDirectories.add(keys, offset, directoryLength);
    }

    Tally tally(int directory) {
        return directory >= 0 ? kubeTallies.get(directory) : others.tally(-1 - directory);
    }

    List<Tally> kubeTallies() {
        return kubeTallies;
    }

    OtherDirectories others() {
        return others;
    }

    /** Bytes of a key up to and with its last slash. */
    static int directoryLength(byte[] keys, int offset, int length) {
        int end = offset + length;
        while (end > offset && keys[end - 1] != '/') {
            end--;
        }
        return end - offset;
    }

    private static @org.jspecify.annotations.Nullable KubeLocation locate(KubeKeys kube, String directory) {
        return directory.isEmpty() ? null : kube.locate(directory.substring(0, directory.length() - 1));
    }

    private static Place place(KubeLocation location) {
        String group = location.group();
        String namespace = location.namespace();
        return new Place(text(location.resource()), group == null ? null : text(group),
                namespace == null ? null : text(namespace), text(location.registryPrefix()));
    }

    /** For reading: a part of a directory, which is held as one char a byte. */
    static String text(String directory) {
        return KeyText.of(directory.getBytes(StandardCharsets.ISO_8859_1));
    }
}
