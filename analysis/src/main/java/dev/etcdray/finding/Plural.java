package dev.etcdray.finding;

/** Numbers with their nouns, as sentences need them. */
final class Plural {
    private Plural() {
    }

    /** {@code 1 Pod}, {@code 2 Pods}. */
    static String of(long number, String one) {
        return of(number, one, one + "s");
    }

    /** {@code 1 entry}, {@code 2 entries}. */
    static String of(long number, String one, String many) {
        return number + " " + pick(number, one, many);
    }

    /** The word that goes with a number. */
    static String pick(long number, String one, String many) {
        return number == 1 ? one : many;
    }
}
