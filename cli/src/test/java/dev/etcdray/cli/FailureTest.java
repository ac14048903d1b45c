package dev.etcdray.cli;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultKind;
import dev.etcdray.etcd.ChangedWhileReadingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Errors that no test can bring about by a file alone. */
class FailureTest {

    @Test
    void aDamagedFileIs9EvenWhenAStreamWrappedIt() {
        Fault fault = new Fault(FaultKind.PAGE_TYPE, "x.db", 7, 28672, "flags", "a leaf", "a branch");
        Failure failure = Failure.of(new UncheckedIOException(new CorruptDatabaseException(fault)));
        assertThat(failure).isEqualTo(new Failure(9,
                fault.message() + "; take the snapshot again, or one from another member"));
    }

    @Test
    void aDbThatMovesOnIsNoDamage() {
        Failure failure = Failure.of(new ChangedWhileReadingException("db", 7, 9, 3));
        assertThat(failure.exitCode()).isEqualTo(1);
        assertThat(failure.sentence()).contains("a running etcd writes to it", "snapshot save");
    }

    @Test
    void whatTheSystemRefusesIs1() {
        assertThat(Failure.of(new AccessDeniedException("x.db")))
                .isEqualTo(new Failure(1, "x.db: permission denied; read it as the user that owns it, or read a copy"));
        assertThat(Failure.of(new FileSystemException("x.db", null, "Too many open files")))
                .isEqualTo(new Failure(1, "x.db: Too many open files"));
        assertThat(Failure.of(new IOException("cannot write to stdout: No space left on device")).exitCode())
                .isEqualTo(1);
    }

    @Test
    void memoryAndBugsAreToldWithAWayOut() {
        assertThat(Failure.of(new OutOfMemoryError("Java heap space")).sentence()).contains("Java heap space", "-Xmx");
        assertThat(Failure.of(new IllegalStateException("impossible")).sentence())
                .startsWith("this is a bug in etcdray: ").contains("impossible", "--debug");
    }
}
