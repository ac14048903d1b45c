package dev.etcdray.etcd;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeyTextTest {

    @Test
    void plainTextIsItself() {
        assertThat(text("/registry/pods/web/a-1")).isEqualTo("/registry/pods/web/a-1");
        assertThat(text("/кириллица/日本語/😀/é")).isEqualTo("/кириллица/日本語/😀/é");
        assertThat(text("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"001b5b324a, \\x00\\x1b[2J", "7f, \\x7f", "c285, \\u{85}", "e280ae, \\u{202e}", "e28fa6, ⏦",
        "e281a6, \\u{2066}", "e2808f, \\u{200f}", "efbbbf, \\u{feff}", "e280a8, \\u{2028}", "5c, \\x5c",
        "ff61, \\xffa", "c3a9ff, \\xc3\\xa9\\xff", "eda080, \\xed\\xa0\\x80", "c080, \\xc0\\x80"})
    void whatATerminalWouldObeyIsShown(String hex, String shown) {
        assertThat(KeyText.of(HexFormat.of().parseHex(hex))).isEqualTo(shown);
    }

    /** All keys of up to two bytes, and many longer ones: no two read alike, and what is read leads back to the key. */
    @Test
    void noTwoKeysReadAlike() {
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < 65_536; i++) {
            check(seen, new byte[]{(byte) (i >> 8), (byte) i});
        }
        for (int i = 0; i < 256; i++) {
            check(seen, new byte[]{(byte) i});
        }
        Random random = new Random(1);
        String[] parts = {"\\", "\\x", "5c", "{", "}", "u", "\\u{202e}", "\u202e", "é", "\\xff", "a", "/", "\u0000"};
        for (int i = 0; i < 50_000; i++) {
            ByteArrayOutputStream key = new ByteArrayOutputStream();
            for (int part = random.nextInt(8); part > 0; part--) {
                key.writeBytes(random.nextInt(6) == 0
                        ? new byte[]{(byte) random.nextInt()}
                        : parts[random.nextInt(parts.length)].getBytes(StandardCharsets.UTF_8));
            }
            check(seen, key.toByteArray());
        }
    }

    private static void check(Map<String, String> seen, byte[] key) {
        String shown = KeyText.of(key);
        String before = seen.put(shown, HexFormat.of().formatHex(key));
        assertThat(before).as(shown).isIn(null, HexFormat.of().formatHex(key));
        assertThat(decoded(shown)).isEqualTo(key);
    }

    private static byte[] decoded(String shown) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        for (int i = 0; i < shown.length();) {
            if (shown.startsWith("\\x", i)) {
                key.write(Integer.parseInt(shown.substring(i + 2, i + 4), 16));
                i += 4;
            } else if (shown.startsWith("\\u{", i)) {
                int end = shown.indexOf('}', i);
                key.writeBytes(Character.toString(Integer.parseInt(shown.substring(i + 3, end), 16))
                        .getBytes(StandardCharsets.UTF_8));
                i = end + 1;
            } else {
                int point = shown.codePointAt(i);
                key.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point);
            }
        }
        return key.toByteArray();
    }

    private static String text(String key) {
        return KeyText.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
