package dev.etcdray.cli.flame;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FieldPathTest {

    @Test
    void stepsAreFieldsAndKeys() {
        assertThat(FieldPath.split("spec")).containsExactly("spec");
        assertThat(FieldPath.split("metadata.managedFields.(framing)")).containsExactly("metadata", "managedFields",
                "(framing)");
        assertThat(FieldPath.split("spec.containers[].env[].name")).containsExactly("spec", "containers[]", "env[]",
                "name");
        assertThat(FieldPath.split("(envelope)")).containsExactly("(envelope)");
    }

    @Test
    void aKeyInBracketsIsOneWhateverItHolds() {
        assertThat(FieldPath.split("metadata.annotations[a.b/c]")).containsExactly("metadata", "annotations",
                "[a.b/c]");
        assertThat(FieldPath.split("data[x[0]y].z")).containsExactly("data", "[x[0]y]", "z");
        assertThat(FieldPath.split("data[\"a\"][b]")).containsExactly("data", "[\"a\"]", "[b]");
        for (String odd : List.of("data[open", "data[]", "a..b", ".", "[")) {
            assertThat(FieldPath.split(odd)).as(odd).isNotEmpty();
        }
    }
}
