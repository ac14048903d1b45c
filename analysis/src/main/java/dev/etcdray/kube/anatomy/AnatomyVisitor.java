package dev.etcdray.kube.anatomy;

import dev.etcdray.kube.anatomy.FieldNode.Form;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Charges every byte of a value to a field: what lies between two offsets belongs to the field that is open there. */
final class AnatomyVisitor implements ValueVisitor {
    /** Where a walk is, which decides what is looked into and what makes a field of its own. */
    private enum Place {
        ROOT,
        METADATA,
        MANAGERS,
        MANAGER,
        MANAGER_NAME,
        OBJECT,
        TYPE,
        CLOSED
    }

    /** Names of a path that are told apart: {@code spec} or a neighbour of it, and two below it. */
    private static final int MAX_LEVEL = 3;
    /** An object or list brings a field or an item each, and a list within a list an item more. */
    private static final int MAX_OPEN = 2 * ValueWalk.MAX_DEPTH + 2;
    /** The type of Secret that Helm 3 keeps a release in; source: helm.sh/helm/v3/pkg/storage/driver/secrets.go. */
    private static final byte[] HELM_TYPE = "helm.sh/release.v1".getBytes(US_ASCII);
    private static final String SECRET = "Secret";

    private FieldTree tree = new FieldTree();
    private final FieldNode[] fields = new FieldNode[MAX_OPEN];
    private final Place[] places = new Place[MAX_OPEN];
    private int open;
    /** Up to where bytes are charged. */
    private long charged;
    /** An item of managedFields: its manager is known when it was read. */
    private final FieldNode manager = new FieldNode(null, Form.ENTRY, "");
    private String managerName = "";
    private boolean secret;
    private boolean helm;

    /** Before a walk. */
    void begin(FieldTree into, @Nullable String kind) {
        tree = into;
        secret = SECRET.equals(kind);
        helm = false;
        open = 0;
        charged = 0;
        fields[0] = tree.root();
        places[0] = Place.ROOT;
        tree.touch(tree.root());
        manager.takePending();
    }

    /** After a walk over all of a value. */
    void end(long valueBytes) {
        charge(valueBytes);
        if (helm) {
            renameHelmRelease();
        }
        tree.settle(true);
    }

    /** After a walk that did not come to its end: nothing of it counts. */
    void abandon() {
        tree.settle(false);
    }

    @Override
    public boolean enter(String name, Shape shape, long at) {
        charge(at);
        Place place = place(name, shape);
        FieldNode field = field(name, shape, place);
        open++;
        fields[open] = field;
        places[open] = place;
        if (place == Place.MANAGER) {
            managerName = "";
        } else if (field != manager) {
            tree.touch(field);
        }
        return place != Place.CLOSED;
    }

    private Place place(String name, Shape shape) {
        return switch (places[open]) {
            case ROOT -> switch (name) {
                case "apiVersion", "kind" -> Place.CLOSED;
                case "metadata" -> Place.METADATA;
                case "type" -> secret ? Place.TYPE : Place.OBJECT;
                default -> Place.OBJECT;
            };
            case METADATA -> switch (name) {
                case "annotations" -> Place.OBJECT;
                case "managedFields" -> shape == Shape.LIST ? Place.MANAGERS : Place.CLOSED;
                default -> Place.CLOSED;
            };
            case MANAGERS -> Place.MANAGER;
            case MANAGER -> name.equals("manager") ? Place.MANAGER_NAME : Place.CLOSED;
            case OBJECT -> shape == Shape.ENTRY || fields[open].level() == MAX_LEVEL ? Place.CLOSED : Place.OBJECT;
            case MANAGER_NAME, TYPE, CLOSED -> Place.CLOSED;
        };
    }

    private FieldNode field(String name, Shape shape, Place place) {
        FieldNode above = fields[open];
        return switch (places[open]) {
            // Type information is wrapping in JSON as it is in protobuf.
            case ROOT -> place == Place.CLOSED ? above : tree.child(above, form(shape), name);
            case METADATA -> tree.child(above, Form.FIELD, name);
            case MANAGERS -> manager;
            case OBJECT ->
                shape == Shape.ITEM || above.level() == MAX_LEVEL ? above : tree.child(above, form(shape), name);
            case MANAGER, MANAGER_NAME, TYPE, CLOSED -> above;
        };
    }

    private static Form form(Shape shape) {
        return switch (shape) {
            case LIST -> Form.LIST;
            case ENTRY -> Form.ENTRY;
            case FIELD, MAP, ITEM -> Form.FIELD;
        };
    }

    @Override
    public void scalar(Scalar scalar) throws IOException {
        if (places[open] == Place.MANAGER_NAME) {
            managerName = Text.of(scalar.bytes());
        } else if (places[open] == Place.TYPE) {
            helm = Arrays.equals(scalar.bytes(), HELM_TYPE);
        }
    }

    @Override
    public void leave(long at) {
        charge(at);
        if (places[open] == Place.MANAGER) {
            FieldNode named = tree.child(fields[open - 1], Form.ENTRY, managerName);
            tree.touch(named);
            named.pend(manager.takePending());
        }
        open--;
    }

    private void charge(long at) {
        fields[open].pend(at - charged);
        charged = at;
    }

    /** Its type is known only behind its data. The content is gzip within base64; nothing of it is unpacked. */
    private void renameHelmRelease() {
        FieldNode data = tree.root().child(Form.FIELD, "data");
        FieldNode release = data == null ? null : data.child(Form.ENTRY, "release");
        if (data != null && release != null && release.isTouched()) {
            FieldNode renamed = tree.child(data, Form.NOTE, "Helm release");
            tree.touch(renamed);
            renamed.pend(release.takePending());
            tree.untouch(release);
        }
    }
}
