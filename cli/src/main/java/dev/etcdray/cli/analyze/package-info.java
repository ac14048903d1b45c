/**
 * Renders a {@link dev.etcdray.report.AnalyzeReport}, one class a format. What the sections of the picture are stands in
 * {@link dev.etcdray.cli.analyze.Overview}; simple and table only lay them out.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli.analyze;
