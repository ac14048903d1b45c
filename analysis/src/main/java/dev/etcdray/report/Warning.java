package dev.etcdray.report;

/**
 * Something that limits what can be said.
 *
 * @param code stable, for programs
 * @param message one sentence
 */
public record Warning(String code, String message) {}
