package dev.etcdray.recover.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.etcdray.recover.plan.SeenMember.id;
import static dev.etcdray.recover.plan.SeenMember.of;
import static dev.etcdray.recover.plan.SeenMember.seen;
import static dev.etcdray.recover.plan.SeenMember.three;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanFileTest {
    @TempDir
    private Path directory;

    private static final Plan FULL = new Asked().allow("member-down", "mixed-versions")
            .byHand(new PlanRequest.ByHand(List.of(), Map.of(), Map.of(id(1), List.of("http://h1:2380"), id(2),
                    List.of("http://h2:2380"), id(3), List.of("http://h3:2380"))))
            .plan(seen(of(1).version("3.4.23"), of(2).gauges(false, 1, -1L).quota(0L), of(3).down(), of(4).learner()));
    private static final Plan SPARE = new Asked().withoutSnapshot().compaction(CompactionChoice.NEVER)
            .goal(Goal.Which.ALL, false, 2).plan(seen(of(1).quota(null), of(2).withoutGauges()));

    private static String json(Plan plan) throws IOException {
        StringWriter out = new StringWriter();
        PlanFile.write(plan, out);
        return out.toString();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("plan.json"), content);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        for (Plan plan : List.of(FULL, SPARE, new Asked().plan(three()))) {
            assertThat(PlanFile.read(file(json(plan)))).isEqualTo(plan);
        }
    }

    @Test
    void itKeepsToItsSchema() throws IOException {
        for (Plan plan : List.of(FULL, SPARE, new Asked().plan(three()))) {
            assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(PlanFile.schema())
                    .validate(json(plan), InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void theSchemaNamesEveryFieldAndNoOther() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(PlanFile.schema());
        JsonNode plan = new ObjectMapper().readTree(json(FULL));
        assertThat(plan.fieldNames()).toIterable()
                .containsExactlyInAnyOrderElementsOf(() -> schema.path("properties").fieldNames());
        assertThat(plan.at("/members/0").fieldNames()).toIterable()
                .containsExactlyInAnyOrderElementsOf(() -> schema.at("/$defs/member/properties").fieldNames());
        assertThat(plan.at("/members/0/quota").fieldNames()).toIterable().containsExactly("bytes", "source");
        assertThat(plan.at("/alarms/0").fieldNames()).toIterable().containsExactly("member", "type");
        assertThat(plan.at("/gate").fieldNames()).toIterable()
                .containsExactlyInAnyOrderElementsOf(() -> schema.at("/$defs/gate/properties").fieldNames());
        assertThat(plan.at("/steps/0").fieldNames()).toIterable()
                .containsExactlyInAnyOrderElementsOf(() -> schema.at("/$defs/step/properties").fieldNames());
        assertThat(plan.at("/checks/0").fieldNames()).toIterable()
                .containsExactlyInAnyOrderElementsOf(() -> schema.at("/$defs/check/properties").fieldNames());
    }

    @Test
    void idsAreDecimalAndNamesAreSmall() throws IOException {
        JsonNode plan = new ObjectMapper().readTree(json(FULL));
        assertThat(plan.at("/schema").asText()).isEqualTo("etcdray/recover-plan/v1");
        assertThat(plan.at("/clusterId").asText()).isEqualTo("193");
        assertThat(plan.at("/members/0/id").asText()).isEqualTo("161");
        assertThat(plan.at("/members/0/idHex").asText()).isEqualTo("a1");
        assertThat(plan.at("/goal/defragment").asText()).isEqualTo("needed");
        assertThat(plan.at("/steps/2/consent").asText()).isEqualTo("yes-no");
        assertThat(plan.at("/checks/0/result").asText()).isEqualTo("allowed");
        assertThat(plan.at("/checks/0/id").asText()).isEqualTo("members-answer");
        assertThat(plan.at("/wayBack")).hasSize(3);
    }

    @Test
    void fieldsOfALaterHandAreLeftAlone() throws IOException {
        assertThat(PlanFile.read(file(json(FULL).replaceFirst("\\{", "{ \"later\": 1,")))).isEqualTo(FULL);
    }

    @Test
    void anotherSchemaIsRefused() throws IOException {
        Path file = file(json(FULL).replace(Plan.SCHEMA, "etcdray/recover-plan/v2"));
        assertThatThrownBy(() -> PlanFile.read(file)).isInstanceOf(IOException.class)
                .hasMessage(file + " is of schema 'etcdray/recover-plan/v2', and this etcdray reads"
                        + " etcdray/recover-plan/v1; make a new plan with this version");
    }

    @Test
    void whatIsNoPlanIsSaidInOneSentence() throws IOException {
        String whole = json(FULL);
        for (String damaged : List.of("", "{}", "[]", "plan", whole.substring(0, whole.length() / 2),
                whole.replaceFirst("\"revision\" : 4000,", ""),
                whole.replaceFirst("\"percent\" : 85", "\"percent\" : null"),
                whole.replaceFirst("\"yes-no\"", "\"maybe\""), whole.replaceFirst("\"id\" : \"161\"", "\"id\" : \"x\""),
                whole + "{}", "null")) {
            Path file = file(damaged);
            assertThatThrownBy(() -> PlanFile.read(file)).as(damaged).isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + " is damaged, or no plan of etcdray recover (")
                    .hasMessageEndingWith("); make a new one with `etcdray recover plan`")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aNullWhereNoneMayBeIsDamage() throws IOException {
        String whole = json(FULL);
        for (String field : List.of("tool", "goal", "gate", "pace", "createdAt", "clusterId", "checks", "idHex",
                "title")) {
            Path file = file(whole.replaceFirst("(?s)\"" + field + "\" : (\"[^\"]*\"|\\{[^}]*\\}|\\[.*?\\])",
                    "\"" + field + "\" : null"));
            assertThatThrownBy(() -> PlanFile.read(file)).as(field).isInstanceOf(IOException.class)
                    .hasMessage(file + " is damaged, or no plan of etcdray recover (" + field
                            + " is null); make a new one with `etcdray recover plan`");
        }
    }

    @Test
    void bytesThatAreNoTextAreNoPlan() throws IOException {
        Path file = Files.write(directory.resolve("plan.json"), new byte[]{(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> PlanFile.read(file)).isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " is damaged, or no plan of etcdray recover (");
    }
}
