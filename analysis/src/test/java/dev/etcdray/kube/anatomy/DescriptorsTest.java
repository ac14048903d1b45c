package dev.etcdray.kube.anatomy;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the build took out of the client's classes, against those classes. */
class DescriptorsTest {
    @Test
    void everyFieldOfEveryKindHasItsNameNumberAndShape() throws Exception {
        int kinds = 0;
        for (FileDescriptor file : KubernetesFiles.all()) {
            List<String> parts = List.of(file.getPackage().split("\\.", -1));
            String group = parts.get(parts.size() - 2);
            String apiVersion = (group.equals("core") ? "" : group + "/") + parts.getLast();
            for (Descriptor type : file.getMessageTypes()) {
                FieldDescriptor first = type.findFieldByNumber(1);
                if (first != null && first.getName().equals("metadata")
                        && first.getMessageType().getName().equals("ObjectMeta")) {
                    check(Descriptors.kubernetes().find(apiVersion, type.getName()), type);
                    kinds++;
                }
            }
        }
        assertThat(kinds).isGreaterThan(100);
    }

    private static void check(MessageType message, Descriptor type) {
        for (FieldDescriptor field : type.getFields()) {
            Shape shape = field.isMapField() ? Shape.MAP : field.isRepeated() ? Shape.LIST : Shape.FIELD;
            FieldType ours = message.field(field.getNumber());
            assertThat(ours.name()).isEqualTo(field.getName());
            assertThat(ours.number()).isEqualTo(field.getNumber());
            assertThat(ours.shape()).as(field.getFullName()).isEqualTo(shape);
            assertThat(message.field(field.getName())).isSameAs(ours);
        }
        FieldType name = Objects.requireNonNull(message.field(1).message()).field(1);
        assertThat(name.name()).isEqualTo("name");
    }

    @Test
    void groupsOfOthersThatSoundLikeKubernetesGetNoFieldNames() {
        assertThat(Descriptors.kubernetes().find("apps.io/v1", "Deployment").field("spec")).isNull();
        assertThat(Descriptors.kubernetes().find("apps/v1", "Deployment").field("spec")).isNotNull();
        assertThat(Descriptors.kubernetes().find("rbac.authorization.k8s.io/v1", "Role").field("rules")).isNotNull();
        assertThat(Descriptors.kubernetes().find("internal.apiserver.k8s.io/v1alpha1", "StorageVersion")
                .field("spec")).isNotNull();
    }
}
