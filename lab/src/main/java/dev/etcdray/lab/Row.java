package dev.etcdray.lab;

import org.jspecify.annotations.Nullable;

/**
 * The row of a breakdown that a key belongs to.
 *
 * @param resource as kubectl names it; null outside Kubernetes
 * @param namespace null for cluster-scoped objects and outside Kubernetes
 * @param prefix of the registry, or outside Kubernetes the key up to its last slash
 */
public record Row(@Nullable String resource, @Nullable String namespace, String prefix) {}
