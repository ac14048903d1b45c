package dev.etcdray.cli.live;

import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.KeyForm;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** One etcd of each version. */
@Tag("servers")
@ParameterizedClass
@MethodSource("shapes")
class LiveEqualsSnapshotTest extends LiveTests {

    LiveEqualsSnapshotTest(Shape shape) {
        super(shape);
    }

    static List<Shape> shapes() {
        return List.of(new Shape(EtcdVersion.V3_4, 3, Shape.Security.TLS_AND_USERS, List.of(KeyForm.PKCS1_RSA)),
                new Shape(EtcdVersion.V3_5, 1, Shape.Security.PLAIN, List.of()),
                new Shape(EtcdVersion.V3_6, 1, Shape.Security.TLS, List.of(KeyForm.SEC1_EC)),
                new Shape(EtcdVersion.V3_7, 3, Shape.Security.TLS_AND_USERS, List.of(KeyForm.PKCS8_EC)));
    }
}
