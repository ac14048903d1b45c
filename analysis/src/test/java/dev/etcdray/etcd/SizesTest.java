package dev.etcdray.etcd;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SizesTest {

    @Test
    void sizesAreBinaryWithOneDecimal() {
        assertThat(Sizes.binary(0)).isEqualTo("0 B");
        assertThat(Sizes.binary(1023)).isEqualTo("1023 B");
        assertThat(Sizes.binary(1024)).isEqualTo("1.0 KiB");
        assertThat(Sizes.binary(1536)).isEqualTo("1.5 KiB");
        assertThat(Sizes.binary(3L << 29)).isEqualTo("1.5 GiB");
        assertThat(Sizes.binary(Long.MAX_VALUE)).isEqualTo("8.0 EiB");
    }

    @Test
    void noSizePrintsAs1024OfAUnit() {
        assertThat(Sizes.binary((1L << 20) - 1)).isEqualTo("1.0 MiB");
        assertThat(Sizes.binary((1L << 20) - 60)).isEqualTo("1023.9 KiB");
    }

    @Test
    void onlyNothingIsNoShareAndOnlyAllIsAllOfIt() {
        assertThat(Sizes.percent(0, 7)).isEqualTo("0.0%");
        assertThat(Sizes.percent(1, 1_000_000)).isEqualTo("<0.1%");
        assertThat(Sizes.percent(1, 3)).isEqualTo("33.3%");
        assertThat(Sizes.percent(999_999, 1_000_000)).isEqualTo(">99.9%");
        assertThat(Sizes.percent(7, 7)).isEqualTo("100.0%");
        assertThat(Sizes.percent(0, 0)).isEqualTo("-");
    }
}
