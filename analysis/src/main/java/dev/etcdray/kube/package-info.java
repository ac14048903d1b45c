/**
 * What Kubernetes makes of etcd's keys and values: key to resource and namespace, value to encoding and kind.
 * Knows nothing of pages and revisions, prints nothing; a value's names may leave, its content never.
 * Start at {@link dev.etcdray.kube.KubeKeys}, then {@link dev.etcdray.kube.ValueHeader}.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.kube;
