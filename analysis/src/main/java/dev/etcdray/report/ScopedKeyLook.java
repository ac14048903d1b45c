package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.KeyLook;
import dev.etcdray.breakdown.Place;

/** Shows a rule the keys that may be named, as they may be named. */
record ScopedKeyLook(KeyLook look, ShownNames names) implements KeyLook {
    @Override
    public boolean matches(Place place, byte[] keys, int offset, int length, boolean live, long valueBytes) {
        return names.sees(place) && look.matches(place, keys, offset, length, live, valueBytes);
    }

    @Override
    public void key(Breakdown.KeyRow row) {
        look.key(names.key(row));
    }
}
