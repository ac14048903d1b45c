package dev.etcdray.live;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Samples of Prometheus' text format. */
class MetricsTest {
    private static final String TEXT = """
            # HELP etcd_server_quota_backend_bytes Current backend storage quota size in bytes.
            # TYPE etcd_server_quota_backend_bytes gauge
            etcd_server_quota_backend_bytes_total 1
            etcd_server_quota_backend_bytes{server="a b"} 2
            etcd_server_quota_backend_bytes 2.147483648e+09
            with_time 17 1395066363000
            odd NaN
            endless +Inf
            broken seventeen
            """;

    @Test
    void theSampleOfThatNameIsFound() {
        assertThat(value("etcd_server_quota_backend_bytes")).hasValue(2147483648.0);
        assertThat(value("with_time")).hasValue(17);
    }

    @Test
    void whatIsNoNumberOrNotThereIsEmpty() {
        assertThat(value("etcd_server")).isEmpty();
        assertThat(value("odd")).isEmpty();
        assertThat(value("endless")).isEmpty();
        assertThat(value("broken")).isEmpty();
        assertThat(Metrics.value("", "odd")).isEmpty();
    }

    private static OptionalDouble value(String name) {
        return Metrics.value(TEXT, name);
    }
}
