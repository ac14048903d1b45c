package dev.etcdray.report;

/**
 * Bytes of live objects by field.
 *
 * @param resource the resource, or outside Kubernetes the prefix
 * @param field path of the field; in parentheses what is no field of the object
 * @param objects how many have it
 * @param bytes of their values; the fields of a resource add up to the value bytes of its live objects
 */
public record AnatomyRow(String resource, String field, long objects, long bytes) {}
