/**
 * How text is laid out: sizes in people's units, aligned and boxed tables, and strangers' names made harmless.
 * Knows no report and no option.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli.text;
