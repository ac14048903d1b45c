package dev.etcdray.kube.anatomy;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.kubernetes.client.proto.Meta;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** All descriptors of Kubernetes' Java client, from its classes. */
final class KubernetesFiles {
    private KubernetesFiles() {
    }

    static List<FileDescriptor> all() throws IOException, ReflectiveOperationException, URISyntaxException {
        List<FileDescriptor> files = new ArrayList<>();
        try (JarFile jar = new JarFile(
                java.nio.file.Path.of(Meta.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (name.matches("io/kubernetes/client/proto/[^$/]*\\.class")) {
                    Class<?> type = Class.forName(name.replace(".class", "").replace('/', '.'));
                    files.add((FileDescriptor) type.getMethod("getDescriptor").invoke(null));
                }
            }
        }
        return files;
    }
}
