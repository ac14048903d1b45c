package dev.etcdray.finding;

/** A rule that looks into live objects: on several threads, a collector each. */
public interface ObjectRule extends Rule {

    @Override
    default RuleKind kind() {
        return RuleKind.VALUES;
    }

    /** A collector for one thread; the rule keeps it and evaluates all of them together. */
    Collector newCollector();

    /** Sees live objects, in any order. */
    @FunctionalInterface
    interface Collector {

        /** Sees one. */
        void object(LiveObject object);
    }
}
