package dev.etcdray.etcd;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of etcd, as far as it is known.
 *
 * @param major 3
 * @param minor 4 and up
 * @param patch -1 when not known: then the newest of its minor is meant
 */
public record EtcdVersion(int major, int minor, int patch) {
    /** What is assumed when nothing tells. */
    public static final EtcdVersion NEWEST = new EtcdVersion(3, 7, -1);

    private static final Pattern FORM = Pattern
            .compile("v?([0-9]{1,4})\\.([0-9]{1,4})(?:\\.([0-9]{1,4})(?:[-+].*)?)?");

    /** Reads {@code 3.4}, {@code 3.4.23}, {@code v3.5.16} or {@code 3.6.0-rc.1}. */
    public static Optional<EtcdVersion> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(new EtcdVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)),
                        form.group(3) == null ? -1 : Integer.parseInt(form.group(3))))
                : Optional.empty();
    }

    /** This version without its patch: a cluster version in a file tells the minor only. */
    public EtcdVersion anyPatch() {
        return new EtcdVersion(major, minor, -1);
    }

    /**
     * Whether a compaction keeps a tombstone exactly at its revision: since 3.4.34 and 3.5.16 (etcd's
     * CHANGELOGs), so that members of mixed versions disagree.
     */
    public boolean keepsTombstone() {
        if (major != 3 || minor > 5) {
            return major >= 3;
        }
        return switch (minor) {
            case 5 -> patch < 0 || patch >= 16;
            case 4 -> patch < 0 || patch >= 34;
            default -> false;
        };
    }

    /** Whether it is of this minor version or a later one. */
    public boolean isSince(int sinceMajor, int sinceMinor) {
        return major > sinceMajor || (major == sinceMajor && minor >= sinceMinor);
    }

    /** Whether a file that was defragmented is lengthened ahead of use: since 3.5. */
    public boolean growsFileAhead() {
        return isSince(3, 5);
    }

    @Override
    public String toString() {
        return major + "." + minor + (patch < 0 ? "" : "." + patch);
    }
}
