package dev.etcdray.recover.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans as JSON: {@code etcdray/recover-plan/v1}. Who opens the file sees to it that nobody else reads it. */
public final class PlanFile {
    /** Far more than any plan; a file that is larger is none. */
    private static final long MOST_BYTES = 64L << 20;

    /** Fields that may be null, wherever they stand. */
    private static final Set<String> NULLABLE = Set.of("compaction", "snapshot", "version", "dbSizeBytes", "inUseBytes",
            "freeBytes", "quota", "inUseAfterCompactionBytes", "freeDiskBytes", "outageSeconds", "smallestQuotaBytes",
            "dbSizeAfterDefragBytes", "shortestLeaseTtlSeconds", "allow");

    /** Components of records alone: what they compute is not part of the contract. */
    private static final ObjectMapper MAPPER = JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private PlanFile() {
    }

    /** Writes a plan, indented, with a line end; the writer stays open. */
    public static void write(Plan plan, Writer out) throws IOException {
        MAPPER.writerWithDefaultPrettyPrinter().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, plan);
        out.write('\n');
    }

    /**
     * Reads a plan.
     *
     * @throws IOException if the file cannot be read, is no plan, or one of another version
     */
    public static Plan read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw noPlan(file, "it is far too large", null);
        }
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), file);
        } catch (CharacterCodingException e) {
            throw noPlan(file, "it is no text", e);
        }
    }

    private static Plan parse(String json, Path file) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(json);
            String schema = tree.path("schema").asText("");
            if (schema.isEmpty()) {
                throw noPlan(file, "it does not name its schema", null);
            }
            if (!schema.equals(Plan.SCHEMA)) {
                throw new IOException(file + " is of schema '" + schema + "', and this etcdray reads " + Plan.SCHEMA
                        + "; make a new plan with this version");
            }
            refuseNulls(tree, file);
            return MAPPER.treeToValue(tree, Plan.class);
        } catch (JacksonException e) {
            throw noPlan(file, e.getOriginalMessage().lines().findFirst().orElse("it is no JSON"), e);
        }
    }

    /** A null where none may be would be met much later, in the middle of a recovery. */
    private static void refuseNulls(JsonNode plan, Path file) throws IOException {
        Deque<JsonNode> left = new ArrayDeque<>(List.of(plan));
        while (!left.isEmpty()) {
            JsonNode node = left.pop();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (field.getValue().isNull() && !NULLABLE.contains(field.getKey())) {
                    throw noPlan(file, field.getKey() + " is null", null);
                }
            }
            node.forEach(left::push);
        }
    }

    private static IOException noPlan(Path file, String why, @Nullable Exception cause) {
        return new IOException(file + " is damaged, or no plan of etcdray recover (" + why + "); make a new one with"
                + " `etcdray recover plan`", cause);
    }

    /** The JSON schema of {@link Plan}. */
    public static String schema() {
        try (InputStream in = PlanFile.class.getResourceAsStream("recover-plan-v1.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("recover-plan-v1.schema.json is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
