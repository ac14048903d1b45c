package dev.etcdray.recover;

/**
 * An alarm of a cluster.
 *
 * @param member that it names: whoever raised it; 0 if none is named
 * @param type {@link #NOSPACE}, {@link #CORRUPT}, or the name of another
 */
public record Alarm(MemberId member, String type) {
    /** The quota is used up: writes are refused. */
    public static final String NOSPACE = "NOSPACE";
    /** Members disagree about data: nothing may be changed any more. */
    public static final String CORRUPT = "CORRUPT";

    /** Whether it is about space. */
    public boolean isNoSpace() {
        return type.equals(NOSPACE);
    }

    /** Whether it is about data that differ. */
    public boolean isCorrupt() {
        return type.equals(CORRUPT);
    }

    @Override
    public String toString() {
        return type + " of " + member;
    }
}
