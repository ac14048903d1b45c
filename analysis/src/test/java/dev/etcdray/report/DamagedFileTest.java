package dev.etcdray.report;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Hundreds of damaged files: each is refused with page and offset, or every byte of it is accounted for. */
@Timeout(300)
class DamagedFileTest {
    private static final int PAGE = 4096;
    private static final long[] TELLING = {0, 1, 2, 0x10, 0xff, 0xffff, 0x7fff_ffffL, 0xffff_ffffL, Long.MAX_VALUE, -1};

    @TempDir
    private Path directory;

    @Test
    void flipsFieldsPagesAndCuts() throws IOException {
        byte[] sample = Files.readAllBytes(Samples.db("k8s-small"));
        int refused = 0;
        int answered = 0;
        for (int seed = 0; seed < 400; seed++) {
            byte[] damaged = damage(sample, new Random(seed));
            Path file = Files.write(directory.resolve("damaged.db"), damaged);
            try {
                AnalyzeReport report = Analyses.of(file);
                assertThat(Analyses.sumOfParts(report)).as("seed " + seed).isEqualTo(damaged.length);
                assertThat(Analyses.part(report, "unattributed")).as("seed " + seed).isNotNegative();
                assertThat(Analyses.json(report)).isNotEmpty();
                forecast(report, seed);
                answered++;
            } catch (CorruptDatabaseException e) {
                assertThat(e).hasMessageMatching(".*damaged\\.db: (page \\d+, offset \\d+|not a bbolt database): .+");
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        // Otherwise the damage hits nothing, or everything.
        assertThat(refused).isGreaterThan(50);
        assertThat(answered).isGreaterThan(50);
    }

    /** There is a whole forecast, or a warning says why there is none. */
    private static void forecast(AnalyzeReport report, int seed) {
        Reclaim reclaim = Objects.requireNonNull(report.reclaim());
        boolean impossible = report.warnings().stream().anyMatch(warning -> warning.code().equals("forecastImpossible")
                || warning.code().equals("notEtcd"));
        assertThat(Stream.of(reclaim.inUseAfterCompaction(), reclaim.dbSizeAfterCompaction(),
                reclaim.dbSizeAfterDefrag(), reclaim.fileBytesAfterDefrag(), reclaim.returnedByDefragOnly())
                .map(Objects::isNull)).as("seed " + seed).containsOnly(impossible);
    }

    /** The same for the same seed. */
    static byte[] damage(byte[] sample, Random random) {
        byte[] bytes = sample.clone();
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int page = random.nextInt(bytes.length / PAGE) * PAGE;
            int nearStart = page + random.nextInt(random.nextBoolean() ? 120 : PAGE - 8);
            int other = random.nextInt(bytes.length / PAGE) * PAGE;
            switch (random.nextInt(8)) {
                case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                case 1 -> System.arraycopy(sample, other, bytes, page, PAGE);
                case 2 -> Arrays.fill(bytes, page, page + PAGE, (byte) 0);
                case 3, 4 -> bytes[nearStart] ^= (byte) (1 << random.nextInt(8));
                case 5 -> file.putInt(nearStart & -4, (int) TELLING[random.nextInt(TELLING.length)]);
                default -> file.putLong(nearStart & -4, TELLING[random.nextInt(TELLING.length)]);
            }
            if (bytes.length < 2 * PAGE || bytes.length != file.capacity()) {
                return bytes;
            }
        }
        return bytes;
    }
}
