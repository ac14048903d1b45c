package dev.etcdray.cli.status;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DecimalSizeTest {

    /** Right-hand sides: what Go prints for go-humanize 1.0.1's code. */
    @ParameterizedTest
    @CsvSource({"0,0 B", "9,9 B", "10,10 B", "999,999 B", "1000,1.0 kB", "1049,1.0 kB", "1050,1.1 kB", "9949,9.9 kB",
        "9950,10 kB", "12499,12 kB", "12500,12 kB", "13500,14 kB", "999499,1000 kB", "999999,1000 kB",
        "1000000,1.0 MB", "2981888,3.0 MB", "16801792,17 MB", "44699648,45 MB", "82854982,83 MB",
        "999999999,1000 MB", "1000000000,1.0 GB", "8589934592,8.6 GB", "1000000000000,1.0 TB",
        "1099511627776,1.1 TB"})
    void asGoHumanize(long bytes, String text) {
        assertThat(DecimalSize.of(bytes)).isEqualTo(text);
    }
}
