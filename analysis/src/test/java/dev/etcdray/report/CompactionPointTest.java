package dev.etcdray.report;

import dev.etcdray.breakdown.CompactAt;
import dev.etcdray.etcd.EtcdVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** In an etcd at revision 120 that was compacted at 100, unless said otherwise. */
class CompactionPointTest {
    private static final EtcdVersion NEW = new EtcdVersion(3, 6, -1);

    @Test
    void aPointIsHeadBehindItANumberOrNowhere() throws Exception {
        assertThat(at("head")).isEqualTo(new CompactAt(101, 120, true));
        assertThat(at("head-19")).isEqualTo(new CompactAt(101, 101, true));
        assertThat(at(" 110 ")).isEqualTo(new CompactAt(101, 110, true));
        assertThat(at("none").revision()).isZero();
    }

    @Test
    void anOlderEtcdDropsTheTombstoneAtItsRevision() throws Exception {
        assertThat(CompactionPoint.parse("110").orElseThrow().in(120, 100, new EtcdVersion(3, 4, 23)))
                .isEqualTo(new CompactAt(101, 110, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tail", "head-", "head+1", "HEAD", "-5", "1.5", "1e3", "1234567890123456789"})
    void anythingElseIsNoPoint(String text) {
        assertThat(CompactionPoint.parse(text)).isEmpty();
    }

    @Test
    void whatEtcdWouldRefuseIsRefused() {
        assertThatThrownBy(() -> at("121")).isInstanceOf(CompactionPointException.class)
                .hasMessage("revision 121 is not reached yet, the newest is 120; choose 101 to 120, head or head-N,"
                        + " or none");
        assertThatThrownBy(() -> at("100")).hasMessage("revision 100 is compacted already, and etcd would refuse it;"
                + " choose 101 to 120, head or head-N, or none");
        assertThatThrownBy(() -> at("head-20")).hasMessageStartingWith("revision 100 is compacted already");
        assertThatThrownBy(() -> at("head-500")).hasMessage("that is before the first revision; choose 101 to 120,"
                + " head or head-N, or none");
        assertThatThrownBy(() -> CompactionPoint.parse("120").orElseThrow().in(120, 120, NEW))
                .hasMessage("revision 120 is compacted already, and etcd would refuse it; nothing is left to compact,"
                        + " --compact-at none forecasts a defragmentation");
    }

    /** The default must do for every etcd: nothing is left to compact there. */
    @Test
    void headIsFineWhereItIsCompactedAlready() throws Exception {
        assertThat(CompactionPoint.parse("head").orElseThrow().in(120, 120, NEW))
                .isEqualTo(new CompactAt(121, 120, true));
    }

    private static CompactAt at(String text) throws CompactionPointException {
        return CompactionPoint.parse(text).orElseThrow().in(120, 100, NEW);
    }
}
