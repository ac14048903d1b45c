package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in place of stand-ins, for whoever reads: {@code ns-1}. Namespaces, resources and prefixes are numbered by
 * bytes, largest first, all else in the order in which the report names it. This is for the eye alone: what it is given
 * holds stand-ins already, never names, so that what it would miss stays unreadable.
 */
final class Placeholders {
    private final Map<String, String> byToken = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** @param shown what the report is made of */
    Placeholders(Breakdown shown) {
        number(shown, Place::namespace);
        number(shown, Place::resource);
        number(shown, place -> place.isKubernetes() ? null : place.prefix());
    }

    private void number(Breakdown shown, Function<Place, @Nullable String> part) {
        Map<String, Long> bytes = new TreeMap<>();
        for (Breakdown.Group group : shown.groups()) {
            String name = part.apply(group.place());
            if (name != null) {
                bytes.merge(name, group.sums().bytes(), Long::sum);
            }
        }
        bytes.entrySet().stream().sorted(Comparator.comparingLong((Map.Entry<String, Long> entry) -> -entry.getValue()))
                .forEach(entry -> text(entry.getKey()));
    }

    /** The text with numbers in it. */
    String text(String text) {
        return Tokens.FORM.matcher(text).replaceAll(token -> Matcher.quoteReplacement(shown(token)));
    }

    private String shown(MatchResult token) {
        return byToken.computeIfAbsent(token.group(), name -> token.group(1) + "-"
                + numbers.merge(token.group(1), 1, Integer::sum));
    }

    /** The same record with numbers in all of its texts, however deep they are. */
    <T extends Record> T in(T record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable
        Object[] values = new @Nullable Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Object value = components[i].getAccessor().invoke(record);
                values[i] = components[i].getName().endsWith("Base64") && value instanceof String key
                        ? base64(key)
                        : value(value);
            }
            @SuppressWarnings("unchecked") // Its own constructor.
            T same = (T) record.getClass().getDeclaredConstructor(types).newInstance(values);
            return same;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass() + " is not a public record", e);
        }
    }

    private @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case String text -> text(text);
            case Record record -> in(record);
            case List<?> list -> {
                List<@Nullable Object> values = new ArrayList<>();
                list.forEach(element -> values.add(value(element)));
                yield values;
            }
            case null -> null;
            default -> value;
        };
    }

    private String base64(String key) {
        String text = new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(text(text).getBytes(StandardCharsets.UTF_8));
    }
}
