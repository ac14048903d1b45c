/**
 * The records of the JSON contract {@code etcdray/analyze/v1}, their mapping and their schema.
 * Terminal, CSV, HTML and JSON all render these; nothing here renders.
 * What is unknown is null, never 0; byte counts are raw; 64-bit ids are decimal strings.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.report;
