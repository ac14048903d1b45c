package dev.etcdray.cli;

/** Bounds of numbers that people give. */
final class Numbers {

    private Numbers() {
    }

    static int atLeast(String option, int value, int least) throws UsageException {
        if (value < least) {
            throw new UsageException(option + " " + value + " is too small; the least is " + least);
        }
        return value;
    }

    static int within(String option, int value, int least, int most) throws UsageException {
        if (value > most) {
            throw new UsageException(option + " " + value + " is too large; the most is " + most);
        }
        return atLeast(option, value, least);
    }
}
