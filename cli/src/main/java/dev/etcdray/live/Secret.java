package dev.etcdray.live;

/**
 * A password or a token. It can be sent, and cannot be printed: no record or message that holds one shows it.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Keeps it. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** For the wire only. */
    String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
