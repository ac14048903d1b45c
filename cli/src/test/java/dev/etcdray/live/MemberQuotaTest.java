package dev.etcdray.live;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A quota is told in the status since 3.6, and in metrics by all. */
class MemberQuotaTest {
    private static final long DEFAULT = 2L * 1024 * 1024 * 1024;

    @Test
    void since36TheStatusTells() {
        assertThat(MemberQuota.ofStatus("3.6.16", 1 << 24)).isEqualTo(new MemberQuota(1 << 24, "status"));
        assertThat(MemberQuota.ofStatus("3.7.0-alpha.0", 1 << 24)).isEqualTo(new MemberQuota(1 << 24, "status"));
        assertThat(MemberQuota.ofStatus("4.0.0", -1)).isEqualTo(new MemberQuota(-1, "status"));
    }

    @Test
    void zeroIsTheDefault() {
        assertThat(MemberQuota.ofStatus("3.6.0", 0)).isEqualTo(new MemberQuota(DEFAULT, "status"));
    }

    @Test
    void beforeThatItDoesNot() {
        assertThat(MemberQuota.ofStatus("3.5.35", 0)).isNull();
        assertThat(MemberQuota.ofStatus("3.4.23", 0)).isNull();
        assertThat(MemberQuota.ofStatus("no version", 0)).isNull();
        // A fork may.
        assertThat(MemberQuota.ofStatus("3.5.35", 7)).isEqualTo(new MemberQuota(7, "status"));
    }

    @Test
    void belowZeroIsNoLimit() {
        assertThat(new MemberQuota(-1, "status").isLimit()).isFalse();
        assertThat(new MemberQuota(1, "status").isLimit()).isTrue();
    }

    @Test
    void metricsAreFloatingPointNumbers() {
        assertThat(MemberQuota.ofMetrics(8.589934592e+09)).isEqualTo(new MemberQuota(8589934592L, "metrics"));
    }
}
