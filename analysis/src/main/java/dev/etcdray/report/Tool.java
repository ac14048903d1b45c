package dev.etcdray.report;

/**
 * The program.
 *
 * @param version its version
 */
public record Tool(String version) {}
