package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether there is room for the copy: a defragmentation writes the db anew beside the old one. No API tells free disk. */
final class DiskCheck {
    private static final String ID = "free-disk";
    /** A file may be one step of growth longer than its db (bbolt, db.go: AllocSize). */
    private static final long GROWTH_STEP_BYTES = 16L << 20;

    private DiskCheck() {
    }

    static Check of(Situation situation) {
        List<Member> members = situation.toDefragment();
        if (members.isEmpty()) {
            return Checks.pass(ID, "no member has to be defragmented");
        }
        Map<MemberId, Long> told = situation.request().freeDiskBytes();
        List<String> tooLittle = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> enough = new ArrayList<>();
        for (Member member : members) {
            Long free = told.get(member.id());
            String needs = member.label() + " needs " + Figures.bytes(needed(situation, member));
            if (free == null) {
                unknown.add(needs);
            } else if (free < needed(situation, member)) {
                tooLittle.add(needs + " and has " + Figures.bytes(free));
            } else {
                enough.add(needs + " and has " + Figures.bytes(free));
            }
        }
        return answer(tooLittle, unknown, enough);
    }

    private static Check answer(List<String> tooLittle, List<String> unknown, List<String> enough) {
        if (!tooLittle.isEmpty()) {
            return Checks.refuse(ID, String.join("; ", tooLittle),
                    "the defragmentation would fill the disk: make room beside the db first");
        }
        return unknown.isEmpty()
                ? Checks.pass(ID, String.join("; ", enough))
                : Checks.notMade(Allow.UNKNOWN_FREE_DISK, ID, String.join("; ", unknown),
                        "a defragmentation writes the db anew beside the old one, and etcd does not tell free disk: look"
                                + " with df on each machine and say it with --free-disk MEMBER=SIZE, or go on with --allow "
                                + Allow.UNKNOWN_FREE_DISK);
    }

    /** Whether the user says that there is room for every copy. */
    static boolean isConfirmed(Situation situation) {
        return situation.toDefragment().stream().allMatch(member -> {
            Long free = situation.request().freeDiskBytes().get(member.id());
            return free != null && free >= needed(situation, member);
        });
    }

    static long needed(Situation situation, Member member) {
        Long after = situation.gate().dbSizeAfterDefragBytes();
        return (after == null ? member.up().inUseBytes() : after) + GROWTH_STEP_BYTES;
    }
}
