package dev.etcdray.cli.recover;

import dev.etcdray.lab.EtcdVersion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The same as {@link FaultsTest} on all other versions. */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
@Tag("long")
class FaultsOnOtherVersionsTest {
    @Nested
    @ParameterizedClass
    @EnumSource(names = "V3_6", mode = EnumSource.Mode.EXCLUDE)
    class Members extends MemberFaults {
        Members(EtcdVersion version) {
            super(version);
        }
    }

    @Nested
    @ParameterizedClass
    @EnumSource(names = "V3_6", mode = EnumSource.Mode.EXCLUDE)
    class Streams extends StreamFaults {
        Streams(EtcdVersion version) {
            super(version);
        }
    }

    @Nested
    @ParameterizedClass
    @EnumSource(names = "V3_6", mode = EnumSource.Mode.EXCLUDE)
    class Others extends OtherHands {
        Others(EtcdVersion version) {
            super(version);
        }
    }

    @Nested
    @ParameterizedClass
    @EnumSource(names = "V3_6", mode = EnumSource.Mode.EXCLUDE)
    class Corrupt extends CorruptFaults {
        Corrupt(EtcdVersion version) {
            super(version);
        }
    }

    @Nested
    @ParameterizedClass
    @EnumSource(names = "V3_6", mode = EnumSource.Mode.EXCLUDE)
    class Space extends SpaceFaults {
        Space(EtcdVersion version) {
            super(version);
        }
    }

    @Nested
    @ParameterizedClass
    @EnumSource(names = "V3_6", mode = EnumSource.Mode.EXCLUDE)
    class Disk extends DiskFaults {
        Disk(EtcdVersion version) {
            super(version);
        }
    }

    @Nested
    @ParameterizedClass
    @EnumSource(names = "V3_6", mode = EnumSource.Mode.EXCLUDE)
    class Quota extends QuotaFaults {
        Quota(EtcdVersion version) {
            super(version);
        }
    }
}
