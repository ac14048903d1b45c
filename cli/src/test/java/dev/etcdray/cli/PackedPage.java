package dev.etcdray.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What is packed into a page: a name or a value in there is not seen by looking at its text. */
final class PackedPage {
    private static final Pattern DATA = Pattern.compile("id=\"graph-frames\"[^>]*>([A-Za-z0-9+/=\\s]+)<");

    private PackedPage() {
    }

    /** The data block alone, as the page's script reads it. */
    static String data(String html) {
        Matcher matcher = DATA.matcher(html);
        assertThat(matcher.find()).isTrue();
        byte[] gzip = Base64.getMimeDecoder().decode(matcher.group(1));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page, and what is packed into it. */
    static String text(Path page) throws IOException {
        String html = Files.readString(page);
        return html + data(html);
    }
}
