package dev.etcdray.flamegraph;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The template and what it names. `template.html` is the one list of styles and scripts and of their order; a written
/// page
/// holds the same text inline, without the demo data.
final class PageParts {
    private static final Pattern STYLES = block("styles");
    private static final Pattern SCRIPTS = block("scripts");
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([\\w./-]+)\">");
    private static final Pattern SCRIPT = Pattern.compile("<script src=\"([\\w./-]+)\"></script>");
    /// A block with a beginning and an end, or one mark alone.
    private static final Pattern PLACE = Pattern.compile(
            "<!-- etcdray:(styles|scripts|static|tab) -->.*?<!-- /etcdray:\\1 -->|<!-- etcdray:(\\w+) -->",
            Pattern.DOTALL);
    private static final String DEMO = "demo/";

    private final String template;

    PageParts() throws IOException {
        template = read("template.html");
    }

    private static Pattern block(String name) {
        return Pattern.compile("<!-- etcdray:" + name + " -->(.*?)<!-- /etcdray:" + name + " -->", Pattern.DOTALL);
    }

    String style() throws IOException {
        return joined(STYLES, STYLE);
    }

    String script() throws IOException {
        return joined(SCRIPTS, SCRIPT);
    }

    /// The page with each marked place filled, in one pass: what fills a place is not looked at again.
    ///
    /// @param filling
    ///            for each name of a place its text
    String page(Map<String, String> filling) {
        Matcher place = PLACE.matcher(template);
        StringBuilder page = new StringBuilder();
        while (place.find()) {
            String name = place.group(1) == null ? place.group(2) : place.group(1);
            String text = filling.get(name);
            if (text == null) {
                throw new IllegalArgumentException("nothing to fill the place \"" + name + "\" with");
            }
            place.appendReplacement(page, Matcher.quoteReplacement(text));
        }
        return place.appendTail(page).toString();
    }

    private String joined(Pattern block, Pattern each) throws IOException {
        Matcher found = block.matcher(template);
        if (!found.find()) {
            throw new IllegalStateException("template.html has no " + block.pattern());
        }
        StringBuilder all = new StringBuilder("\n");
        Matcher item = each.matcher(found.group(1));
        while (item.find()) {
            if (!item.group(1).startsWith(DEMO)) {
                all.append(inlined(item.group(1)));
            }
        }
        return all.toString();
    }

    /// A resource that can stand inside its element without ending it.
    private static String inlined(String name) throws IOException {
        String text = read(name);
        if (text.contains("</script") || text.contains("</style") || text.contains("<!--")) {
            throw new IllegalStateException(name + " holds text that ends an inline script or style");
        }
        return text.endsWith("\n") ? text : text + "\n";
    }

    /// Always with \n: a browser reads \r\n as \n, and would then find another hash.
    static String read(String name) throws IOException {
        try (InputStream in = PageParts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("resource " + name + " beside " + PageParts.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
