package dev.etcdray.flamegraph;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The category colours as the stylesheet has them: text on them can be read, and the first eight keep apart for people
/// who
/// see colours differently. Simulation matrices: Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB.
class PaletteTest {
    private static final Pattern COLOUR = Pattern.compile("--c\\d: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");
    private static final Pattern INK = Pattern
            .compile("--frame-ink: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");
    private static final double[][] SIGHTS = {{1, 0, 0, 0, 1, 0, 0, 0, 1},
        {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881},
        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039}};

    private static List<double[]> colours(Pattern pattern, int theme) throws Exception {
        return pattern.matcher(PageParts.read("css/tokens.css")).results().map(found -> linear(found.group(theme)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void textOnEveryColourCanBeRead(int theme) throws Exception {
        double[] ink = colours(INK, theme).getFirst();

        assertThat(colours(COLOUR, theme)).hasSize(10)
                .allSatisfy(colour -> assertThat(contrast(colour, ink)).isGreaterThanOrEqualTo(4.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theFirstEightKeepApartForEveryKindOfSight(int theme) throws Exception {
        List<double[]> colours = colours(COLOUR, theme).subList(0, 8);
        for (double[] sight : SIGHTS) {
            List<double[]> seen = new ArrayList<>();
            colours.forEach(colour -> seen.add(lab(seenWith(sight, colour))));
            for (int i = 0; i < seen.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(distance(seen.get(i), seen.get(j))).as("--c%d and --c%d", j, i)
                            .isGreaterThanOrEqualTo(13);
                }
            }
        }
    }

    @Test
    void theFormulasKnowBlackFromWhite() {
        assertThat(contrast(linear("#000000"), linear("#ffffff"))).isEqualTo(21.0);
        assertThat(distance(lab(linear("#000000")), lab(linear("#ffffff")))).isBetween(99.9, 100.1);
    }

    private static double[] linear(String hex) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            double v = Integer.parseInt(hex, 1 + 2 * i, 3 + 2 * i, 16) / 255.0;
            out[i] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        }
        return out;
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double contrast(double[] a, double[] b) {
        double x = luminance(a);
        double y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static double[] seenWith(double[] sight, double[] rgb) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            double v = sight[3 * i] * rgb[0] + sight[3 * i + 1] * rgb[1] + sight[3 * i + 2] * rgb[2];
            out[i] = Math.clamp(v, 0.0, 1.0);
        }
        return out;
    }

    /// CIELAB under D65.
    private static double[] lab(double[] rgb) {
        double x = root((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
        double y = root(luminance(rgb));
        double z = root((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
        return new double[]{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }
}
