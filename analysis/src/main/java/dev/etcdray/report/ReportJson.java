package dev.etcdray.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Reports as JSON. */
public final class ReportJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .build();
    private static final ObjectWriter WRITER = MAPPER.writerWithDefaultPrettyPrinter()
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private ReportJson() {
    }

    /** Writes any record of this package, indented, with a line end; the writer stays open. */
    public static void write(Object report, Writer out) throws IOException {
        WRITER.writeValue(out, report);
        out.write('\n');
    }

    /** The JSON schema of {@link AnalyzeReport}. */
    public static String schema() {
        try (InputStream in = ReportJson.class.getResourceAsStream("analyze-v1.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("analyze-v1.schema.json is not on the class path");
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
