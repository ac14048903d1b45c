package dev.etcdray.finding;

import java.util.EnumMap;
import java.util.Map;

/** The limits of one run. */
public final class Thresholds {
    private final Map<Threshold, Long> set;

    /** Those given, the rest as they are by themselves. */
    public Thresholds(Map<Threshold, Long> set) {
        this.set = new EnumMap<>(Threshold.class);
        this.set.putAll(set);
    }

    /** None set. */
    public static Thresholds standard() {
        return new Thresholds(Map.of());
    }

    /** A threshold in its unit. */
    public long of(Threshold threshold) {
        return set.getOrDefault(threshold, threshold.standard());
    }

    /** Whether a part is at least a threshold's percentage of a whole. */
    boolean reached(Threshold share, long part, long whole) {
        return reached(of(share), part, whole);
    }

    /** Whether a part is at least so many percent of a whole; exact for any long, as a quota may be. */
    static boolean reached(long percent, long part, long whole) {
        int high = Long.compare(Math.multiplyHigh(part, 100), Math.multiplyHigh(percent, whole));
        return high > 0 || (high == 0 && Long.compareUnsigned(part * 100, percent * whole) >= 0);
    }
}
