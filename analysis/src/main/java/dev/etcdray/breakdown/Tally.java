package dev.etcdray.breakdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is added up for a place: its sums, and those of each band that it has revisions in. */
final class Tally {
    private final Place place;
    private final Sums sums = new Sums();
    private final List<@Nullable Sums> bandSums;
    /** The newest live revision; its value may tell the API group that the key does not. */
    private long newestLive = -1;
    private long newness = -1;

    Tally(Place place, int bands) {
        this.place = place;
        this.bandSums = new ArrayList<>(bands);
        for (int band = 0; band < bands; band++) {
            bandSums.add(null);
        }
    }

    Place place() {
        return place;
    }

    Sums sums() {
        return sums;
    }

    /** Locator of the newest live revision, -1 if there is none. */
    long newestLive() {
        return newestLive;
    }

    /** How new it is; see {@link Worker#newness}. */
    long newness() {
        return newness;
    }

    void live(long itsNewness, long locator) {
        if (itsNewness > newness || (itsNewness == newness && locator > newestLive)) {
            newness = itsNewness;
            newestLive = locator;
        }
    }

    void add(int band, RevisionState state, long bytes, long keyBytes, long valueBytes) {
        sums.add(state, bytes, keyBytes, valueBytes);
        band(band).add(state, bytes, keyBytes, valueBytes);
    }

    private Sums band(int band) {
        Sums there = bandSums.get(band);
        if (there == null) {
            there = new Sums();
            bandSums.set(band, there);
        }
        return there;
    }

    void add(Tally other) {
        sums.add(other.sums);
        for (int band = 0; band < bandSums.size(); band++) {
            Sums theirs = other.bandSums.get(band);
            if (theirs != null) {
                band(band).add(theirs);
            }
        }
        live(other.newness, other.newestLive);
    }

    Breakdown.Group group(Place shownAs) {
        return new Breakdown.Group(shownAs, sums, Collections.unmodifiableList(bandSums));
    }
}
