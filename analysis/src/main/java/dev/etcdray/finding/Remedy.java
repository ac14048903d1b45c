package dev.etcdray.finding;

/** Commands that several findings end in, with what they can do to others. */
final class Remedy {
    private Remedy() {
    }

    static FindingBuilder compact(FindingBuilder finding, long revision) {
        return finding.command("etcdctl compact " + revision + " --physical", "watches and paged lists that are older"
                + " than revision " + revision + " get \"compacted\" and start over; history up to it is gone",
                "none but a snapshot taken before");
    }

    static FindingBuilder defragment(FindingBuilder finding) {
        return finding.command("etcdctl --endpoints $MEMBER defrag", "the member answers nothing while it runs, about"
                + " a second per 100 MB in use: one member at a time, the leader last",
                "none needed: nothing but the layout changes");
    }
}
