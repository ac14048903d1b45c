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

    /** For what etcd would refuse to compact once more: it goes on with a compaction when it starts. */
    static FindingBuilder restart(FindingBuilder finding) {
        return finding.command("systemctl restart etcd", "the member answers nothing until it is up again: one member"
                + " at a time", "none needed");
    }

    static FindingBuilder defragment(FindingBuilder finding) {
        return finding.command("etcdctl --endpoints $MEMBER defrag", "the member answers nothing while it runs, about"
                + " a second per 100 MB in use: one member at a time, the leader last",
                "none needed: nothing but the layout changes");
    }
}
