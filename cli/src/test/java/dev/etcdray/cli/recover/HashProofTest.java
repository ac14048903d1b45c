package dev.etcdray.cli.recover;

import dev.etcdray.cli.endpoint.HashComparison;
import dev.etcdray.cli.endpoint.HashComparison.Verdict;
import dev.etcdray.cli.endpoint.HashRow;
import dev.etcdray.cli.endpoint.MemberError;
import dev.etcdray.recover.engine.Ending;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was not shown to be equal is not told to be. */
class HashProofTest {
    private static final Ending PROVED = new Ending(Ending.Kind.DONE, "verified");
    private static final HashRow WELL = new HashRow("m1:2379", "m1", 17L, 3L, null);

    @Test
    void equalHashesAreToldBesideAllElse() {
        assertThat(of(Verdict.AGREE, "all 2 hashes are equal", WELL, WELL))
                .isEqualTo(new Ending(Ending.Kind.DONE, "verified; all 2 hashes are equal"));
    }

    /** An etcd of one member has nobody to disagree with. */
    @Test
    void theOnlyMemberIsWell() {
        assertThat(of(Verdict.ALONE, "only m1 gave a hash", WELL).kind()).isEqualTo(Ending.Kind.DONE);
    }

    @Test
    void whoDisagreesHasToAct() {
        Ending ending = of(Verdict.DISAGREE, "members DISAGREE", WELL, WELL);
        assertThat(ending.kind()).isEqualTo(Ending.Kind.ACTION_NEEDED);
        assertThat(ending.sentence()).startsWith("members DISAGREE").contains("change nothing", "data_corruption");
    }

    @Test
    void whatCannotBeComparedIsNotProved() {
        assertThat(of(Verdict.INCOMPARABLE, "compact revisions differ", WELL, WELL))
                .isEqualTo(new Ending(Ending.Kind.ACTION_NEEDED, "compact revisions differ"));
    }

    @Test
    void aVoterThatGaveNoneIsNamed() {
        for (Verdict others : List.of(Verdict.AGREE, Verdict.ALONE)) {
            Ending ending = of(others, "equal", WELL, mute("timed-out", "m2:2379: no answer within 5 s"));
            assertThat(ending).isEqualTo(new Ending(Ending.Kind.ACTION_NEEDED,
                    "not all data were compared: m2:2379: no answer within 5 s"));
        }
    }

    @Test
    void nobodyMayAsk() {
        assertThat(of(Verdict.ALONE, "no voter gave a hash", mute("permission", "not allowed"),
                mute("permission", "not allowed")).kind()).isEqualTo(Ending.Kind.ACCESS);
    }

    private static HashRow mute(String kind, String message) {
        return new HashRow("m2:2379", "m2", null, null, new MemberError(kind, message));
    }

    private static Ending of(Verdict verdict, String sentence, HashRow... members) {
        return HashProof.of(PROVED, new HashComparison(7, verdict, sentence, List.of(members)));
    }
}
