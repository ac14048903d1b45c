package dev.etcdray.kube.anatomy;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.kubernetes.client.proto.Runtime.Unknown;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The anatomy of protobuf values as Google's library has it: values parsed with the classes of Kubernetes' Java client,
 * sizes those of what it would write again.
 */
final class ProtobufOracle {
    private static final int MAX_LEVEL = 3;
    private static final List<String> ONE_VALUE = List.of("Time", "MicroTime", "Duration", "FieldsV1", "Quantity",
            "IntOrString", "RawExtension", "JSON");

    private final Map<String, Descriptor> kinds = new HashMap<>();
    private final Map<String, Long> bytes = new TreeMap<>();
    private int parsed;

    ProtobufOracle(List<FileDescriptor> files) {
        for (FileDescriptor file : files) {
            List<String> parts = List.of(file.getPackage().split("\\.", -1));
            String version = parts.getLast();
            String group = parts.get(parts.size() - 2).equals("core") ? "" : parts.get(parts.size() - 2) + "/";
            file.getMessageTypes().forEach(type -> kinds.put(group + version + " " + type.getName(), type));
        }
    }

    /** By resource and field; an object that is always empty has no rows below it, and is one itself. */
    Map<String, Long> bytes() {
        Map<String, Long> named = new TreeMap<>();
        bytes.forEach((path, size) -> {
            String object = path.replace(".(framing)", "");
            boolean below = bytes.keySet().stream().anyMatch(
                    other -> !other.equals(path) && (other.startsWith(object + ".") || other.startsWith(object + "[")));
            named.put(below ? path : object, size);
        });
        named.values().removeIf(size -> size == 0);
        return named;
    }

    int parsed() {
        return parsed;
    }

    /** Adds a value's fields under the resource's name; false when it is no protobuf, or of a kind newer than the client. */
    boolean add(String resource, byte[] value) throws IOException {
        if (value.length < 4 || value[0] != 'k' || value[1] != '8' || value[2] != 's' || value[3] != 0) {
            return false;
        }
        Unknown unknown = Unknown.parseFrom(CodedInputStream.newInstance(value, 4, value.length - 4));
        String apiVersion = unknown.getTypeMeta().getApiVersion().replaceFirst("\\..*/", "/")
                .replace("internal/", "apiserverinternal/");
        Descriptor type = kinds.get(apiVersion + " " + unknown.getTypeMeta().getKind());
        if (type == null) {
            return false;
        }
        count(resource + " (envelope)", value.length - unknown.getRaw().size());
        DynamicMessage message = DynamicMessage.parseFrom(type, unknown.getRaw());
        boolean helm = type.getName().equals("Secret")
                && "helm.sh/release.v1".equals(message.getField(type.findFieldByName("type")));
        Map<String, Long> before = new HashMap<>(bytes);
        object(resource + " ", message, 0);
        if (helm) {
            String key = resource + " data[release]";
            long release = bytes.getOrDefault(key, 0L) - before.getOrDefault(key, 0L);
            count(key, -release);
            count(resource + " data.(Helm release)", release);
        }
        parsed++;
        return true;
    }

    private void count(String path, long size) {
        bytes.merge(path, size, Long::sum);
    }

    private void object(String path, Message message, int level) {
        message.getAllFields().forEach((field, value) -> {
            Collection<?> all = field.isRepeated() ? (Collection<?>) value : List.of(value);
            all.forEach(one -> field(path, field, one, level + 1));
        });
        for (Map.Entry<Integer, UnknownFieldSet.Field> field : message.getUnknownFields().asMap().entrySet()) {
            count(path + (level == 0 ? "#" : ".#") + field.getKey(),
                    field.getValue().getSerializedSize(field.getKey()));
        }
    }

    private void field(String above, FieldDescriptor field, Object value, int level) {
        int size = size(field, value);
        boolean top = level == 1;
        String path = above + (top ? "" : ".") + field.getName();
        boolean metadata = path.endsWith(" metadata") && top;
        boolean inMetadata = above.endsWith(" metadata") && level == 2;
        if (inMetadata && field.getName().equals("managedFields")) {
            Message item = (Message) value;
            count(path + "[" + item.getField(item.getDescriptorForType().findFieldByName("manager")) + "]", size);
        } else if (field.isMapField() && level < MAX_LEVEL && (!inMetadata || field.getName().equals("annotations"))) {
            Message entry = (Message) value;
            count(path + "[" + entry.getField(entry.getDescriptorForType().findFieldByNumber(1)) + "]", size);
        } else if (inMetadata) {
            count(path, size);
        } else {
            String name = path + (field.isRepeated() && !field.isMapField() ? "[]" : "");
            boolean isObject = value instanceof Message && !field.isMapField() && level < MAX_LEVEL
                    && !ONE_VALUE.contains(field.getMessageType().getName());
            if (isObject) {
                count(name + ".(framing)", size - (long) ((Message) value).getSerializedSize());
                object(name, (Message) value, metadata ? 1 : level);
            } else {
                count(name, size);
            }
        }
    }

    /** Tag, length and content of one field, or of one item of a repeated one. */
    private static int size(FieldDescriptor field, Object value) {
        int number = field.getNumber();
        return switch (field.getType()) {
            case MESSAGE -> CodedOutputStream.computeMessageSize(number, (Message) value);
            case STRING -> CodedOutputStream.computeStringSize(number, (String) value);
            case BYTES -> CodedOutputStream.computeBytesSize(number, (com.google.protobuf.ByteString) value);
            case BOOL -> CodedOutputStream.computeBoolSize(number, (Boolean) value);
            case INT32 -> CodedOutputStream.computeInt32Size(number, (Integer) value);
            case INT64 -> CodedOutputStream.computeInt64Size(number, (Long) value);
            default -> throw new IllegalStateException("Kubernetes has no " + field.getType());
        };
    }
}
