package dev.etcdray.bolt;

import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What tests do with a database as a whole: everything in it as text, with the first fault thrown or all collected. */
final class Reading {

    /** What a complete walk found: {@code bucket/key=value} of every entry, and the faults met. */
    record Found(List<String> entries, Set<Fault> faults, PageMap map) {

        List<String> messages() {
            return faults.stream().map(Fault::message).toList();
        }
    }

    private Reading() {
    }

    static Found strict(PageSource source) throws IOException {
        return walk(source, FaultSink.strict(), Set.of());
    }

    static Found strict(BoltBytes bytes) throws IOException {
        return strict(bytes.source());
    }

    static Found collecting(PageSource source) throws IOException {
        Set<Fault> faults = new LinkedHashSet<>();
        return walk(source, FaultSink.collecting(faults), faults);
    }

    static Found collecting(BoltBytes bytes) throws IOException {
        return collecting(bytes.source());
    }

    private static Found walk(PageSource source, FaultSink sink, Set<Fault> faults) throws IOException {
        BoltDatabase database = BoltDatabase.open(source, sink);
        PageMap map = database.newPageMap();
        List<String> entries = new ArrayList<>();
        try (PageReader reader = database.newReader()) {
            Walk.below(database.rootTree(reader, map), reader, map, (tree, page) -> {
                for (int i = 0; i < page.count(); i++) {
                    if (page.leafElement(i)) {
                        String path = tree.bucket().path();
                        String value = page.isBucket() ? "/" : "=" + text(page.value());
                        entries.add((path.isEmpty() ? "" : path + "/") + text(page.key()) + value);
                    }
                }
            });
            database.freelist(reader, map);
        }
        return new Found(entries, faults, map);
    }

    static String text(MemorySegment bytes) {
        return new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }
}
