package dev.etcdray.recover.engine;

import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Mishaps in a random order, until they are switched off. */
final class RandomFaults implements Faults {
    private final Random random;
    private final double often;
    private final boolean harmless;
    boolean on = true;
    final List<String> happened = new ArrayList<>();

    /**
     * So often, from 0 to 1.
     *
     * @param harmless without those that nobody can go on from: members that disagree
     */
    RandomFaults(long seed, double often, boolean harmless) {
        this.random = new Random(seed);
        this.often = often;
        this.harmless = harmless;
    }

    @Override
    public void passing(SimulatedEtcd etcd) {
        if (!on || random.nextDouble() >= often / 4) {
            return;
        }
        List<SimulatedMember> all = List.copyOf(etcd.members.values());
        SimulatedMember any = all.get(random.nextInt(all.size()));
        int what = random.nextInt(harmless ? 9 : 10);
        happened.add("passing " + what + " at " + any.name);
        switch (what) {
            case 0 -> any.silentUntilMillis = etcd.nowMillis + 1_000 + random.nextInt(60_000);
            case 1 -> {
                if (!any.learner) {
                    etcd.leader = any.id.value();
                    etcd.term++;
                }
            }
            case 2 -> etcd.compactRevision = Math.max(etcd.compactRevision, etcd.revision - random.nextInt(500));
            case 3 -> {
                any.defragEndsMillis = etcd.nowMillis + 1_000 + random.nextInt(10_000);
                any.defragByUs = false;
            }
            case 4 -> etcd.nospace.clear();
            case 5 -> etcd.nospace.add(any.id.hex());
            case 6 -> any.metrics = !any.metrics;
            case 7 -> {
                if (etcd.members.size() < 5) {
                    etcd.add(100 + etcd.members.size(), random.nextBoolean(), any.dbSizeBytes, any.quotaBytes);
                }
            }
            case 8 -> {
                any.dbSizeBytes = Math.max(any.dbSizeBytes, any.quotaBytes - 1_000);
                any.inUseBytes = Math.max(any.inUseBytes, SimulatedEtcd.LIVE_BYTES);
            }
            default -> etcd.corrupt = true;
        }
    }

    @Override
    public Outcome around(SimulatedEtcd etcd, String what, MemberId member, Duration limit, Supplier<Outcome> call) {
        SimulatedMember target = etcd.members.get(member.value());
        if (target == null || etcd.isSilent(target)) {
            etcd.nowMillis += limit.toMillis();
            return new Outcome.Unknown(member + " gave no answer to " + what);
        }
        if (!on || random.nextDouble() >= often) {
            return call.get();
        }
        int mishap = random.nextInt(7);
        happened.add(what + " " + mishap + " at " + target.name);
        return switch (mishap) {
            case 0 -> new Outcome.NotSent(false, member + ": nobody listens there");
            case 1 -> {
                etcd.nowMillis += limit.toMillis();
                yield new Outcome.Unknown(what + " never arrived");
            }
            case 2 -> {
                Outcome lost = call.get();
                etcd.nowMillis += limit.toMillis();
                yield new Outcome.Unknown("the answer to " + what + " got lost: " + lost);
            }
            case 3 -> throw new Killed();
            case 4 -> {
                happened.add("killed behind " + call.get());
                throw new Killed();
            }
            case 5 -> late(etcd, what, target, call);
            default -> new Outcome.Refused(Outcome.Reason.OTHER, "etcdserver: request timed out");
        };
    }

    /** A defragmentation that waits for a stream goes on after the client gave up. */
    private Outcome late(SimulatedEtcd etcd, String what, SimulatedMember target, Supplier<Outcome> call) {
        if (!what.equals("defragment")) {
            return call.get();
        }
        target.defragEndsMillis = etcd.nowMillis + 1_000 + random.nextInt(900_000);
        target.defragByUs = true;
        etcd.nowMillis += 500;
        return new Outcome.Unknown("no answer to defragment in time");
    }
}
