package dev.etcdray.lab;

import java.nio.file.Path;

/**
 * A certificate and the key to it, both PEM.
 *
 * @param certificate the file
 * @param key the file, in one of the forms that a {@link KeyForm} names
 */
public record Identity(Path certificate, Path key) {}
