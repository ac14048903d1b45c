package dev.etcdray.cli.status;

import dev.etcdray.etcd.SnapshotStatus;
import dev.etcdray.etcd.SnapshotTrailer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Expected texts are what etcdutl 3.7.3 and 3.5.35 print for samples/k8s-small.db. */
class StatusFormTest {
    private static final SnapshotStatus STATUS = new SnapshotStatus(0x3e632b4eL, 1054, 570, 1062, 2981888, "3.6.0",
            SnapshotTrailer.OK);

    @Test
    void simple() {
        assertThat(StatusForm.of(STATUS, false).simple()).isEqualTo("3e632b4e, 1054, 570, 3.0 MB, 3.6.0\n");
        assertThat(StatusForm.of(STATUS, true).simple()).isEqualTo("3e632b4e, 1054, 1062, 3.0 MB\n");
    }

    @Test
    void table() {
        assertThat(StatusForm.of(STATUS, false).table()).isEqualTo("""
                ┌──────────┬──────────┬────────────┬────────────┬─────────┐
                │   HASH   │ REVISION │ TOTAL KEYS │ TOTAL SIZE │ VERSION │
                ├──────────┼──────────┼────────────┼────────────┼─────────┤
                │ 3e632b4e │     1054 │        570 │     3.0 MB │   3.6.0 │
                └──────────┴──────────┴────────────┴────────────┴─────────┘
                """);
        assertThat(StatusForm.of(STATUS, true).table()).isEqualTo("""
                +----------+----------+------------+------------+
                |   HASH   | REVISION | TOTAL KEYS | TOTAL SIZE |
                +----------+----------+------------+------------+
                | 3e632b4e |     1054 |       1062 |     3.0 MB |
                +----------+----------+------------+------------+
                """);
    }

    @Test
    void json() {
        assertThat(StatusForm.of(STATUS, false).json()).isEqualTo(
                "{\"hash\":1046686542,\"revision\":1054,\"totalKey\":570,\"totalSize\":2981888,\"version\":\"3.6.0\"}\n");
        assertThat(StatusForm.of(STATUS, true).json())
                .isEqualTo("{\"hash\":1046686542,\"revision\":1054,\"totalKey\":1062,\"totalSize\":2981888}\n");
    }

    @Test
    void fields() {
        assertThat(StatusForm.of(STATUS, false).fields()).isEqualTo("""
                "Hash" : 1046686542
                "Revision" : 1054
                "Keys" : 570
                "Size" : 2981888
                "Version" : 3.6.0
                """);
        assertThat(StatusForm.of(STATUS, true).fields()).endsWith("\"Size\" : 2981888\n");
    }

    @Test
    void aFileOfAnOldEtcdHasNoVersion() {
        SnapshotStatus old = new SnapshotStatus(0xabc, 1, 1, 2, 24576, null, SnapshotTrailer.ABSENT);
        assertThat(StatusForm.of(old, false).simple()).isEqualTo("abc, 1, 1, 25 kB, \n");
        assertThat(StatusForm.of(old, false).json()).endsWith("\"version\":\"\"}\n");
    }
}
