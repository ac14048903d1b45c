package dev.etcdray.cli.recover;

import dev.etcdray.lab.EtcdVersion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What goes wrong in a recovery ends as documented, and a run that goes on finishes it. */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
    private static final EtcdVersion VERSION = EtcdVersion.V3_6;

    @Nested
    class Members extends MemberFaults {
        Members() {
            super(VERSION);
        }
    }

    @Nested
    class Streams extends StreamFaults {
        Streams() {
            super(VERSION);
        }
    }

    @Nested
    class Others extends OtherHands {
        Others() {
            super(VERSION);
        }
    }

    @Nested
    class Corrupt extends CorruptFaults {
        Corrupt() {
            super(VERSION);
        }
    }

    @Nested
    class Space extends SpaceFaults {
        Space() {
            super(VERSION);
        }
    }

    @Nested
    class Disk extends DiskFaults {
        Disk() {
            super(VERSION);
        }
    }

    @Nested
    class Quota extends QuotaFaults {
        Quota() {
            super(VERSION);
        }
    }
}
