package dev.etcdray.cli;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.cli.live.DamagedSnapshotException;
import dev.etcdray.cli.live.UnknownMemberException;
import dev.etcdray.etcd.UnsoundSnapshotException;
import dev.etcdray.live.LiveException;
import dev.etcdray.recover.journal.JournalException;
import dev.etcdray.report.CompactionPointException;
import dev.etcdray.report.UnknownNamespaceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * An error as the user meets it.
 *
 * @param exitCode how the process ends
 * @param sentence what is wrong and what to do
 */
record Failure(int exitCode, String sentence) {

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case UncheckedIOException unchecked -> of(cause(unchecked));
            case CorruptDatabaseException corrupt -> new Failure(ExitCode.DAMAGED, corrupt(corrupt));
            case UnknownNamespaceException namespace -> new Failure(ExitCode.USAGE, "--tenant: " + message(namespace));
            case CompactionPointException point -> new Failure(ExitCode.USAGE, "--compact-at: " + message(point));
            case UnknownMemberException member -> new Failure(ExitCode.USAGE, message(member));
            case UnsoundSnapshotException unsound -> new Failure(ExitCode.DAMAGED, message(unsound));
            case TrailerMismatchException mismatch -> new Failure(ExitCode.DAMAGED, message(mismatch));
            case DamagedSnapshotException damaged -> new Failure(ExitCode.DAMAGED, message(damaged));
            case LiveException live -> new Failure(exitCode(live), message(live));
            case JournalException journal when journal.isBusy() -> new Failure(ExitCode.REFUSED, message(journal));
            case NoSuchFileException missing -> error(missing(missing));
            case AccessDeniedException denied ->
                error(denied.getFile() + ": permission denied; read it as the user that"
                        + " owns it, or read a copy");
            case FileSystemException other -> error(fileSystem(other));
            case IOException other -> error(message(other));
            case OutOfMemoryError full -> error("out of memory (" + full.getMessage()
                    + "); give Java more, as in ETCDRAY_JAVA_OPTS=-Xmx8g, or use fewer --workers");
            default -> error("this is a bug in etcdray: " + thrown + "; please report it with what --debug prints");
        };
    }

    private static int exitCode(LiveException e) {
        if (e.isAboutAccess()) {
            return ExitCode.ACCESS;
        }
        return e.kind() == LiveException.Kind.DAMAGED ? ExitCode.DAMAGED : ExitCode.ERROR;
    }

    /** The fault's own sentence, and where to go from there. */
    private static String corrupt(CorruptDatabaseException e) {
        String nextStep = switch (e.fault().kind()) {
            case NOT_BBOLT ->
                e.fault().actual().contains("unpack") ? "" : "; name a saved snapshot, a db or a data dir";
            case BIG_ENDIAN -> "";
            case TRUNCATED -> "; copy it again, whole";
            default -> "; take the snapshot again, or one from another member";
        };
        return message(e) + nextStep;
    }

    private static IOException cause(UncheckedIOException e) {
        IOException cause = e.getCause();
        return cause == null ? new IOException(e.getMessage(), e) : cause;
    }

    private static Failure error(String sentence) {
        return new Failure(ExitCode.ERROR, sentence);
    }

    private static String missing(NoSuchFileException e) {
        String reason = e.getReason();
        return e.getFile() + ": " + (reason == null ? "no such file or directory; check the path" : reason);
    }

    private static String fileSystem(FileSystemException e) {
        String reason = e.getReason();
        return e.getFile() + ": " + (reason == null ? e.getClass().getSimpleName() : reason);
    }

    private static String message(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
