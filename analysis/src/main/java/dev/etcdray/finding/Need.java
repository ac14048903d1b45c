package dev.etcdray.finding;

/** What a rule cannot do without, beside live keys. */
public enum Need {
    /** Superseded revisions, tombstones and compactions. */
    HISTORY("history", "a paged range does not show history"),
    /** Where the bytes of a file are. */
    PAGES("pages", "a paged range does not show pages"),
    /** Leases, also those without keys, and what they take. */
    LEASES("leases", "a paged range does not show leases"),
    /** Alarms raised. */
    ALARMS("alarms", "the member does not tell its alarms"),
    /** The db size. */
    DB_SIZE("db size", "the member does not tell its db size"),
    /** The quota. */
    QUOTA("quota", "the quota is not known; give it with --quota"),
    /** Names of prefixes and of custom resources. */
    NAMES("names", "--redact hides the names that it goes by");

    private final String label;
    private final String unmet;

    Need(String label, String unmet) {
        this.label = label;
        this.unmet = unmet;
    }

    /** Its name for a reader. */
    public String label() {
        return label;
    }

    /** Why a rule that needs it does not run, as half a sentence. */
    String unmet() {
        return unmet;
    }

    boolean isMet(Situation situation) {
        Sight sight = situation.sight();
        return switch (this) {
            case HISTORY -> situation.seesHistory() && sight.facts() != null;
            case PAGES -> sight.pages() != null;
            case LEASES -> sight.facts() != null && sight.pages() != null;
            case ALARMS -> sight.alarms() != null;
            case DB_SIZE -> sight.dbSizeBytes() != null;
            case QUOTA -> situation.quotaBytes() != null;
            case NAMES -> !situation.view().namesHidden();
        };
    }
}
