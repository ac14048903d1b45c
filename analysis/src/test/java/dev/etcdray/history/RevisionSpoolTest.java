package dev.etcdray.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionSpoolTest {

    /** Around the first buffers, around the limit of memory, around a buffer of the file. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 99, 100, 101, 1123, 1124, 1125, 5000})
    void givesBackWhatItTook(int count) throws IOException {
        List<StoredNumbers> revisions = LongStream.range(0, count).mapToObj(RevisionSpoolTest::revision).toList();
        try (RevisionSpool spool = new RevisionSpool(100)) {
            for (StoredNumbers revision : revisions) {
                spool.add(revision);
            }
            assertThat(spool.size()).isEqualTo(count);
            // 100 in memory, and a buffer of 1024 before the file is needed.
            assertThat(spool.isInFile()).isEqualTo(count >= 100 + 1024);
            assertThat(content(spool)).isEqualTo(revisions);
            assertThat(content(spool)).as("a second time").isEqualTo(revisions);
        }
    }

    @Test
    void beginsAnew() throws IOException {
        try (RevisionSpool spool = new RevisionSpool(100)) {
            for (int i = 0; i < 3000; i++) {
                spool.add(revision(i));
            }
            spool.clear();
            assertThat(content(spool)).isEmpty();
            for (int i = 7000; i < 9500; i++) {
                spool.add(revision(i));
            }
            assertThat(content(spool)).isEqualTo(LongStream.range(7000, 9500).mapToObj(RevisionSpoolTest::revision)
                    .toList());
        }
    }

    /** Whatever ends the process then, there is nothing to delete. */
    @Test
    void itsFileHasNoName() throws IOException {
        try (RevisionSpool spool = new RevisionSpool(1)) {
            for (int i = 0; i < 3000; i++) {
                spool.add(revision(i));
            }
            assertThat(spool.isInFile()).isTrue();
            try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                assertThat(files.map(Path::getFileName).map(Path::toString))
                        .noneMatch(name -> name.startsWith("etcdray-history"));
            }
        }
    }

    private static StoredNumbers revision(long i) {
        return new StoredNumbers(i, i + 1, i % 2 == 0, i + 2, i + 3, -i, i + 5, i + 6);
    }

    private static List<StoredNumbers> content(RevisionSpool spool) throws IOException {
        List<StoredNumbers> content = new ArrayList<>();
        spool.forEach(content::add);
        return content;
    }
}
