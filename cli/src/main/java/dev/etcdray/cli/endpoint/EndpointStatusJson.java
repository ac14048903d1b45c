package dev.etcdray.cli.endpoint;

import dev.etcdray.report.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes {@code etcdray/endpoint-status/v1}. */
public final class EndpointStatusJson {

    private EndpointStatusJson() {
    }

    /** Indented, with a line end; the writer stays open. */
    public static void write(EndpointStatusReport report, Writer out) throws IOException {
        ReportJson.write(report, out);
    }

    /** The JSON schema of {@link EndpointStatusReport}. */
    public static String schema() {
        try (InputStream in = EndpointStatusJson.class.getResourceAsStream("endpoint-status-v1.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("endpoint-status-v1.schema.json is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
