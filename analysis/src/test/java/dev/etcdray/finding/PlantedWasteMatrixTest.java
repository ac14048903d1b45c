package dev.etcdray.finding;

import dev.etcdray.lab.EtcdVersion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The same on servers of every version. */
@Tag("long")
class PlantedWasteMatrixTest {

    @Nested
    @ParameterizedClass(name = "etcd {0}")
    @EnumSource
    class OfStorage extends PlantedStorageWaste {
        @Parameter
        @SuppressWarnings("NullAway.Init") // JUnit sets it.
        EtcdVersion version;

        @Override
        EtcdVersion version() {
            return version;
        }
    }

    @Nested
    @ParameterizedClass(name = "etcd {0}")
    @EnumSource
    class OfObjects extends PlantedObjectWaste {
        @Parameter
        @SuppressWarnings("NullAway.Init") // JUnit sets it.
        EtcdVersion version;

        @Override
        EtcdVersion version() {
            return version;
        }
    }

    @Nested
    @ParameterizedClass(name = "etcd {0}")
    @EnumSource
    class OfQuota extends PlantedAlarm {
        @Parameter
        @SuppressWarnings("NullAway.Init") // JUnit sets it.
        EtcdVersion version;

        @Override
        EtcdVersion version() {
            return version;
        }
    }
}
