package dev.etcdray.reclaim;

import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.report.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The forecast against real servers, from Kubernetes samples and from files that the server itself filled. */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class RealForecastTest {
    private static final int FEW_DRAWS = 2;
    private static final int MANY_DRAWS = 10;

    @TempDir
    private Path directory;

    enum Source {
        SMALL_SAMPLE(0),
        SMALL_SAMPLE_BACK(300),
        CHURN_SAMPLE(0),
        CHURN_SAMPLE_BACK(1000),
        SMALL_VALUES(
                0),
        LARGE_VALUES(0),
        LARGE_VALUES_BACK(10);

        private final long back;

        Source(long back) {
            this.back = back;
        }

        Path snapshot(EtcdVersion version, Path directory) throws Exception {
            return switch (this) {
                case SMALL_SAMPLE, SMALL_SAMPLE_BACK -> Samples.db("k8s-small");
                case CHURN_SAMPLE, CHURN_SAMPLE_BACK -> Samples.db("k8s-churn");
                case SMALL_VALUES -> new Filler(1, 4_000, 50, 900).snapshot(version, 24_000, directory);
                case LARGE_VALUES, LARGE_VALUES_BACK ->
                    new Filler(2, 150, 100, 400 << 10).snapshot(version, 900, directory);
            };
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(EtcdVersion.values())
                .flatMap(version -> Stream.of(Source.values()).map(source -> Arguments.of(version, source)));
    }

    @ParameterizedTest(name = "etcd {0}, {1}")
    @MethodSource("cases")
    void aRealServerEndsUpWhereTheForecastSays(EtcdVersion version, Source source) throws Exception {
        draws(version, source, FEW_DRAWS).checkEachDraw();
    }

    static Stream<Arguments> wholeCases() {
        return cases().filter(arguments -> arguments.get()[1] instanceof Source source && source.back == 0);
    }

    @ParameterizedTest(name = "etcd {0}, {1}")
    @MethodSource("wholeCases")
    void aDefragmentationAloneIsForecastToTheByte(EtcdVersion version, Source source) throws Exception {
        List<DefragForecast> both = new RealDraws(version, source.snapshot(version, directory), directory)
                .defragmentAlone();
        assertThat(both.get(0)).isEqualTo(both.get(1));
    }

    @Tag("long")
    @ParameterizedTest(name = "etcd {0}, {1}")
    @MethodSource("cases")
    void theMeanOfTenRealRunsIsForecast(EtcdVersion version, Source source) throws Exception {
        RealDraws draws = draws(version, source, MANY_DRAWS);
        draws.checkMean();
        draws.checkEachDraw();
    }

    private RealDraws draws(EtcdVersion version, Source source, int count) throws Exception {
        RealDraws draws = new RealDraws(version, source.snapshot(version, directory), directory);
        for (int i = 0; i < count; i++) {
            draws.draw(source.back);
        }
        String line = draws.describe(source.toString());
        System.out.println(line);
        return draws;
    }
}
