import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.kubernetes.client.proto.Meta;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * For the build: writes the descriptors that Kubernetes' Java client carries in its classes as one FileDescriptorSet, with names, numbers and
 * types only, so that etcdray knows field names without those classes (13 MB, a third of a second to load).
 * Usage: java -cp CLIENT_JAVA_PROTO:PROTOBUF_JAVA KubeDescriptors.java OUTPUT
 */
public final class KubeDescriptors {
    public static void main(String[] args) throws IOException, ReflectiveOperationException, URISyntaxException {
        Path jar = Path.of(Meta.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String directory = Meta.class.getPackageName().replace('.', '/') + "/";
        TreeMap<String, FileDescriptorProto> files = new TreeMap<>();
        try (JarFile open = new JarFile(jar.toFile(), false)) {
            for (JarEntry entry : open.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith(directory) && name.endsWith(".class") && name.indexOf('$') < 0) {
                    Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                    FileDescriptor file = (FileDescriptor) type.getMethod("getDescriptor").invoke(null);
                    files.put(file.getFullName(), namesOf(file.toProto()));
                }
            }
        }
        FileDescriptorSet set = FileDescriptorSet.newBuilder().addAllFile(files.values()).build();
        Path output = Path.of(args[0]);
        Files.createDirectories(output.getParent());
        Files.write(output, set.toByteArray());
    }

    private static FileDescriptorProto namesOf(FileDescriptorProto file) {
        FileDescriptorProto.Builder names = FileDescriptorProto.newBuilder().setName(file.getName()).setPackage(file.getPackage());
        file.getMessageTypeList().forEach(message -> names.addMessageType(namesOf(message)));
        return names.build();
    }

    private static DescriptorProto namesOf(DescriptorProto message) {
        DescriptorProto.Builder names = DescriptorProto.newBuilder().setName(message.getName());
        if (message.getOptions().getMapEntry()) {
            names.getOptionsBuilder().setMapEntry(true);
        }
        for (FieldDescriptorProto field : message.getFieldList()) {
            FieldDescriptorProto.Builder name = names.addFieldBuilder().setName(field.getName()).setNumber(field.getNumber())
                    .setLabel(field.getLabel()).setType(field.getType());
            if (field.hasTypeName()) {
                name.setTypeName(field.getTypeName());
            }
        }
        message.getNestedTypeList().forEach(nested -> names.addNestedType(namesOf(nested)));
        return names.build();
    }
}
