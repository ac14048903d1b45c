package dev.etcdray.reclaim;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Powers of two up to 16 MiB, then 16 MiB beyond one page more than is used (bbolt, db.go). */
class FileLengthTest {
    @ParameterizedTest
    @CsvSource({"5, 32768", "6, 32768", "7, 32768", "8, 65536", "100, 524288", "4094, 16777216", "4095, 16777216",
        "4096, 33558528", "5000, 37261312"})
    void theFileIsLengthenedAheadOfUse(long pages, long bytes) {
        FileLength length = new FileLength(4_096, 4);
        length.raised(pages);
        length.commit(pages);
        assertThat(length.bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"6000", "8000", "9095"})
    void whatFitsIntoTheLengthThatTheFileHasDoesNotLengthenIt(long pages) {
        FileLength length = new FileLength(4_096, 4);
        length.raised(5_000);
        length.commit(5_000);
        length.raised(pages);
        length.commit(pages);
        assertThat(length.bytes()).isEqualTo(37_261_312);
    }
}
