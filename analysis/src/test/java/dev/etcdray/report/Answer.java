package dev.etcdray.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.etcdray.etcd.Progress;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** What analysing a source gives, as the JSON that goes out, held to its schema. */
final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(ReportJson.schema());

    private Answer() {
    }

    static JsonNode of(Path source) throws IOException {
        return of(FileAnalyzer.analyze(source, AnalyzeOptions.defaults(), Progress.NONE).report());
    }

    static JsonNode of(AnalyzeReport report) throws IOException {
        StringWriter out = new StringWriter();
        ReportJson.write(report, out);
        JsonNode answer = JSON.readTree(out.toString());
        assertThat(SCHEMA.validate(answer)).as("faults of the JSON against its schema").isEmpty();
        return answer;
    }
}
