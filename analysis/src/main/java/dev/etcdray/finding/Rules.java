package dev.etcdray.finding;

import java.util.List;

/** All rules. */
public final class Rules {
    private Rules() {
    }

    /** Those that are about the whole etcd and name nobody in it. */
    public static List<Rule> ofTheWhole() {
        return List.of(new QuotaRule(), new CompactionLagRule(), new FreePagesRule());
    }

    /** Fresh rules for one analysis. */
    public static List<Rule> of(Thresholds thresholds) {
        return List.of(new QuotaRule(), new AlarmRule(), new CompactionLagRule(), new FreePagesRule(), new SlackRule(),
                new AccumulationRule(), new ChurnPrefixRule(), new ChurnKeyRule(), new UnevenKeyRule(),
                new HelmHistoryRule(), new EventsRule(), new PolicyReportsRule(), new LargeObjectRule(thresholds),
                new RequestLimitRule(thresholds), new LeaseRule(), new UnknownPrefixRule(),
                new OldReplicaSetsRule(), new FinishedJobsRule(), new FinishedPodsRule(), new ManagedFieldsRule(),
                new LastAppliedRule(), new DuplicatesRule(thresholds), new MixedEncryptionRule());
    }
}
