/**
 * What is inside Kubernetes objects: bytes by field path ({@link dev.etcdray.kube.anatomy.Anatomy}) and the few scalars
 * that rules ask for ({@link dev.etcdray.kube.anatomy.ObjectReader}), for protobuf, JSON and CBOR by one walk.
 * Sizes and names only: content never leaves.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.kube.anatomy;
