package dev.etcdray.kube.anatomy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads a FileDescriptorSet, as far as names, numbers and types go. Field numbers are those of
 * google/protobuf/descriptor.proto.
 */
final class DescriptorReader {
    private static final int LABEL_REPEATED = 3;

    private record RawField(String owner, String name, int number, boolean repeated, String typeName) {}

    private final Map<String, MessageType> messages = new HashMap<>();
    private final Set<String> mapEntries = new HashSet<>();
    private final List<RawField> fields = new ArrayList<>();

    /** All messages by their full name, those of map entries left out. */
    static Map<String, MessageType> read(MemorySegment set) throws MalformedValueException {
        DescriptorReader reader = new DescriptorReader();
        ProtoCursor cursor = new ProtoCursor(set);
        while (cursor.position() < set.byteSize()) {
            cursor.next(set.byteSize());
            if (cursor.number() == 1) {
                reader.file(cursor.content());
            }
        }
        reader.link();
        return Map.copyOf(reader.messages);
    }

    /** FileDescriptorProto {2 package, 4 message_type}; the package comes first. */
    private void file(MemorySegment file) throws MalformedValueException {
        String name = "";
        ProtoCursor cursor = new ProtoCursor(file);
        while (cursor.position() < file.byteSize()) {
            cursor.next(file.byteSize());
            if (cursor.number() == 2) {
                name = text(cursor.content());
            } else if (cursor.number() == 4) {
                message(name, cursor.content(), true);
            }
        }
    }

    /** DescriptorProto {1 name, 2 field, 3 nested_type, 7 options {7 map_entry}}; Kubernetes nests map entries only. */
    private void message(String scope, MemorySegment message, boolean nested) throws MalformedValueException {
        String name = "";
        ProtoCursor cursor = new ProtoCursor(message);
        while (cursor.position() < message.byteSize()) {
            cursor.next(message.byteSize());
            switch (cursor.number()) {
                case 1 -> {
                    name = scope + "." + text(cursor.content());
                    messages.put(name, new MessageType(name));
                }
                case 2 -> field(name, cursor.content());
                case 3 -> {
                    if (!nested) {
                        throw new MalformedValueException();
                    }
                    message(name, cursor.content(), false);
                }
                case 7 -> {
                    ProtoCursor options = new ProtoCursor(cursor.content());
                    options.next(cursor.content().byteSize());
                    if (options.number() == 7 && options.value() == 1) {
                        mapEntries.add(name);
                    }
                }
                default -> {
                }
            }
        }
    }

    /** FieldDescriptorProto {1 name, 3 number, 4 label, 6 type_name}. */
    private void field(String owner, MemorySegment field) throws MalformedValueException {
        String name = "";
        int number = 0;
        boolean repeated = false;
        String typeName = "";
        ProtoCursor cursor = new ProtoCursor(field);
        while (cursor.position() < field.byteSize()) {
            cursor.next(field.byteSize());
            switch (cursor.number()) {
                case 1 -> name = text(cursor.content());
                case 3 -> number = (int) cursor.value();
                case 4 -> repeated = cursor.value() == LABEL_REPEATED;
                // Fully qualified, with a dot in front.
                case 6 -> typeName = text(cursor.content()).substring(1);
                default -> {
                }
            }
        }
        fields.add(new RawField(owner, name, number, repeated, typeName));
    }

    private void link() {
        for (RawField raw : fields) {
            MessageType message = messages.get(raw.typeName);
            boolean map = mapEntries.contains(raw.typeName);
            Shape shape = map ? Shape.MAP : raw.repeated ? Shape.LIST : Shape.FIELD;
            MessageType content = map || message == null || message.isScalar() ? null : message;
            Objects.requireNonNull(messages.get(raw.owner)).add(
                    new FieldType(raw.name, raw.number, shape, content));
        }
        messages.keySet().removeAll(mapEntries);
    }

    private static String text(MemorySegment bytes) {
        return new String(bytes.toArray(ValueLayout.JAVA_BYTE), UTF_8);
    }
}
