package dev.etcdray.report;

/**
 * The backend quota.
 *
 * @param bytes the limit that etcd compares with its db size
 * @param source where it is known from: {@code option} or {@code server}
 */
public record Quota(long bytes, String source) {

    /** As the user says. */
    public static Quota option(long bytes) {
        return new Quota(bytes, "option");
    }

    /** As the member says. */
    public static Quota server(long bytes) {
        return new Quota(bytes, "server");
    }
}
