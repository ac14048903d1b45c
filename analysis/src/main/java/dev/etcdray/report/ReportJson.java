package dev.etcdray.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/** Reports as JSON. */
public final class ReportJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(new EnumNames())).build();
    private static final ObjectWriter WRITER = MAPPER.writerWithDefaultPrettyPrinter()
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    /** Names of enums as the rest of the contract is written: in lower case. */
    @SuppressWarnings("rawtypes") // The serializer of every enum has no type to name.
    private static final class EnumNames extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1L;

        EnumNames() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }

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
