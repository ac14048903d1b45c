import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * For dev/dist: copies etcdray.jar and the jars that its manifest names (not whatever an older build left beside them), unpacks their classes for
 * jdeps, and gathers the licence texts and notices that they carry.
 * Usage: java DistJars.java BUILT_LIB LIB CLASSES LICENCES
 */
public final class DistJars {
    private static final Pattern LICENCE = Pattern.compile("(?i)(^|.*/)(LICEN[CS]E|NOTICE|COPYING|AL2\\.0|LGPL)[^/]*(?<!\\.class)");
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d+)/(.*)");
    private static final Pattern POM_LICENCE = Pattern.compile("(?s)<license>.*?<name>\\s*(.*?)\\s*</name>");

    public static void main(String[] args) throws IOException {
        Path built = Path.of(args[0]);
        Path lib = Path.of(args[1]);
        Path classes = Path.of(args[2]);
        Path licences = Path.of(args[3]);
        Files.createDirectories(licences);
        StringBuilder list = new StringBuilder("Third-party software in this distribution. The Java runtime's licences are in runtime/legal.\n\n");
        for (String name : jars(built.resolve("etcdray.jar"))) {
            Path jar = lib.resolve(name);
            Files.copy(built.resolve(name), jar, StandardCopyOption.REPLACE_EXISTING);
            try (JarFile open = new JarFile(jar.toFile(), false)) {
                unpackClasses(open, classes);
                list.append(describe(open, name, licences, built)).append('\n');
            }
        }
        Files.writeString(licences.resolve("LIST.txt"), list);
    }

    private static List<String> jars(Path main) throws IOException {
        List<String> names = new ArrayList<>(List.of(main.getFileName().toString()));
        try (JarFile jar = new JarFile(main.toFile(), false)) {
            names.addAll(List.of(jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH).split(" ")));
        }
        return names;
    }

    /** A class of a multi-release jar goes over the plain one, the newest version last. */
    private static void unpackClasses(JarFile jar, Path classes) throws IOException {
        TreeMap<Integer, List<JarEntry>> byVersion = new TreeMap<>();
        jar.stream().filter(e -> e.getName().endsWith(".class") && !e.getName().endsWith("module-info.class")).forEach(e -> {
            Matcher versioned = VERSIONED.matcher(e.getName());
            byVersion.computeIfAbsent(versioned.matches() ? Integer.parseInt(versioned.group(1)) : 0, v -> new ArrayList<>()).add(e);
        });
        for (List<JarEntry> entries : byVersion.headMap(Runtime.version().feature(), true).values()) {
            for (JarEntry entry : entries) {
                Matcher versioned = VERSIONED.matcher(entry.getName());
                copy(jar, entry, classes.resolve(versioned.matches() ? versioned.group(2) : entry.getName()));
            }
        }
    }

    private static String describe(JarFile jar, String name, Path licences, Path built) throws IOException {
        String plain = name.substring(0, name.length() - ".jar".length());
        boolean texts = false;
        for (JarEntry entry : jar.stream().filter(e -> !e.isDirectory() && LICENCE.matcher(e.getName()).matches()).toList()) {
            copy(jar, entry, licences.resolve(plain).resolve(entry.getName()));
            texts = true;
        }
        return "%-45s %s%s".formatted(plain, says(jar, built.resolve(plain + ".pom")), texts ? "   texts: " + plain + "/" : "");
    }

    /** What the jar says of itself: its manifest (OSGi), else its POM, which Maven put beside it. */
    private static String says(JarFile jar, Path pom) throws IOException {
        String bundle = jar.getManifest() == null ? null : jar.getManifest().getMainAttributes().getValue("Bundle-License");
        if (bundle != null) {
            return bundle;
        }
        String xml = Files.exists(pom) ? Files.readString(pom) : "";
        if (xml.isEmpty() || xml.contains("<artifactId>etcdray-parent</artifactId>")) {
            return "part of etcdray: LICENSE";
        }
        return POM_LICENCE.matcher(xml).results().map(r -> r.group(1)).collect(Collectors.joining(", "));
    }

    private static void copy(JarFile jar, JarEntry entry, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
