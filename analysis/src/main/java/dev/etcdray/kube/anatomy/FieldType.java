package dev.etcdray.kube.anatomy;

import org.jspecify.annotations.Nullable;

/**
 * A field as Kubernetes' descriptors have it.
 *
 * @param name Kubernetes names protobuf fields as JSON members; {@code #7} when the descriptors lack it
 * @param number its protobuf number
 * @param shape field, list or map
 * @param message type of its content, or of its items; null for scalars, for messages that JSON writes as one value,
 *        and for maps
 */
record FieldType(String name, int number, Shape shape, @Nullable MessageType message) {}
