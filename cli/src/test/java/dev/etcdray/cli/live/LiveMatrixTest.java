package dev.etcdray.cli.live;

import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.KeyForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every version, one member and three, open, with TLS, and with users; with every form of key that is not encrypted. */
@Tag("servers")
@Tag("long")
@ParameterizedClass
@MethodSource("shapes")
class LiveMatrixTest extends LiveTests {

    LiveMatrixTest(Shape shape) {
        super(shape);
    }

    static List<Shape> shapes() {
        List<KeyForm> forms = Arrays.stream(KeyForm.values()).filter(form -> !form.isEncrypted()).toList();
        List<Shape> shapes = new ArrayList<>();
        for (EtcdVersion version : EtcdVersion.values()) {
            for (int members : new int[]{1, 3}) {
                for (Shape.Security security : Shape.Security.values()) {
                    shapes.add(new Shape(version, members, security, forms));
                }
            }
        }
        return shapes;
    }
}
