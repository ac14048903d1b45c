package dev.etcdray.kube.anatomy;

/**
 * What a field takes in the live objects of a resource. Rows do not overlap: those of a resource add up to the length
 * of its values.
 *
 * @param resource as the caller named it
 * @param field its path: {@code spec.containers[]} is a list with all of its items, {@code data[tls.crt]} an entry of
 *        a map; {@code spec.(framing)} what holds {@code spec} together, its tags and lengths or its brackets;
 *        {@code spec.#7} a field that the descriptors lack; names in parentheses are ours
 * @param objects number of objects that have it
 * @param bytes length of all of them, with what introduces the field
 */
public record FieldBytes(String resource, String field, long objects, long bytes) {}
