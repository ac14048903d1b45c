import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites, in place, jars whose class files are older than Java 6 (picocli's are): such classes are verified by inference, and the JVM keeps
 * them out of its start-up cache. Only the class-file version rises and stack maps are added; instructions stay.
 * Usage: java UpgradeClasses.java JAR...
 */
public final class UpgradeClasses {
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;
    private static final String NOTE = "META-INF/ETCDRAY-CHANGED";

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            Path path = Path.of(jar);
            if (isOld(path)) {
                upgrade(path);
                System.out.println("class files of " + path.getFileName() + " upgraded");
            }
        }
    }

    private static boolean isOld(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            if (jar.getEntry(NOTE) != null) {
                return false;
            }
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (isClass(entry) && major(jar.getInputStream(entry).readNBytes(8)) < FIRST_WITH_STACK_MAPS) {
                    return true;
                }
            }
            return false;
        }
    }

    private static void upgrade(Path path) throws IOException {
        Path changed = path.resolveSibling(path.getFileName() + ".part");
        try (JarFile jar = new JarFile(path.toFile(), false);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            ClassHierarchyResolver classes = ClassHierarchyResolver.ofResourceParsing(type -> {
                String name = type.packageName().isEmpty() ? type.displayName() : type.packageName().replace('.', '/') + "/" + type.displayName();
                JarEntry entry = jar.getJarEntry(name + ".class");
                try {
                    return entry == null ? null : jar.getInputStream(entry);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }).orElse(ClassHierarchyResolver.defaultResolver()).cached();
            ClassFile format = ClassFile.of(
                    ClassFile.ClassHierarchyResolverOption.of(classes), ClassFile.StackMapsOption.GENERATE_STACK_MAPS, ClassFile.DeadCodeOption.PATCH_DEAD_CODE);
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                if (isClass(entry) && major(bytes) < FIRST_WITH_STACK_MAPS) {
                    bytes = upgrade(format, bytes);
                }
                write(out, entry.getName(), entry.getTime(), bytes);
            }
            write(out, NOTE, 0, "Changed by etcdray's build: class files raised to Java 8's format (stack maps added), nothing else.\n".getBytes());
        }
        Files.move(changed, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] upgrade(ClassFile format, byte[] bytes) {
        ClassModel old = format.parse(bytes);
        // A method that no transformation looks into would be copied as it is, without a stack map.
        ClassTransform bodies = ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
        return format.transformClass(old, bodies.andThen(ClassTransform.endHandler(b -> b.withVersion(ClassFile.JAVA_8_VERSION, 0))));
    }

    private static void write(ZipOutputStream out, String name, long time, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(time);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
    }

    private static int major(byte[] classFile) {
        return (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
    }
}
