package dev.etcdray.finding;

import dev.etcdray.lab.EtcdVersion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Each kind of waste in a real etcd gives its finding, with the bytes that were planted, and no other. */
@Tag("servers")
class PlantedWasteTest {

    @Nested
    class OfStorage extends PlantedStorageWaste {
        @Override
        EtcdVersion version() {
            return EtcdVersion.V3_6;
        }
    }

    @Nested
    class OfObjects extends PlantedObjectWaste {
        @Override
        EtcdVersion version() {
            return EtcdVersion.V3_6;
        }
    }

    @Nested
    class OfQuota extends PlantedAlarm {
        @Override
        EtcdVersion version() {
            return EtcdVersion.V3_6;
        }
    }
}
