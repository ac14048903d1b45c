package dev.etcdray.cli.recover;

import dev.etcdray.cli.endpoint.HashComparison;
import dev.etcdray.cli.endpoint.HashRow;
import dev.etcdray.cli.endpoint.MemberError;
import dev.etcdray.recover.engine.Ending;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a verification ends that compares members' data, too: whoever asked for it is told 0 only if they are equal. */
public final class HashProof {
    private static final String GUIDE = "https://etcd.io/docs/latest/op-guide/data_corruption/";

    private HashProof() {
    }

    /**
     * The end.
     *
     * @param proved the end of all else that was verified, which was well
     * @param comparison of all voters; a single one has nobody to be compared with, and is well
     */
    public static Ending of(Ending proved, HashComparison comparison) {
        List<MemberError> errors = comparison.members().stream().map(HashRow::error).flatMap(Stream::ofNullable)
                .toList();
        return switch (comparison.verdict()) {
            case DISAGREE -> new Ending(Ending.Kind.ACTION_NEEDED, comparison.sentence()
                    + ": change nothing, and follow etcd's guide to data corruption (" + GUIDE + ")");
            case INCOMPARABLE -> new Ending(Ending.Kind.ACTION_NEEDED, comparison.sentence());
            case AGREE, ALONE -> errors.isEmpty()
                    ? new Ending(Ending.Kind.DONE, proved.sentence() + "; " + comparison.sentence())
                    : silent(comparison, errors);
        };
    }

    private static Ending silent(HashComparison comparison, List<MemberError> errors) {
        boolean access = !comparison.isAnswered() && errors.stream().allMatch(MemberError::isAboutAccess);
        return new Ending(access ? Ending.Kind.ACCESS : Ending.Kind.ACTION_NEEDED, "not all data were compared: "
                + errors.stream().map(MemberError::message).collect(Collectors.joining("; ")));
    }
}
