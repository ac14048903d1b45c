package dev.etcdray.kube;

/** How a stored value is written, told by its first bytes. */
public enum Encoding {
    /** {@code k8s\0} and a runtime.Unknown: most built-in types. */
    PROTOBUF,
    /** A JSON object: custom resources, APIServices. */
    JSON,
    /** CBOR behind its self-describe tag {@code d9 d9 f7}: custom resources where the API server was told so. */
    CBOR,
    /** {@code k8s:enc:...}: encrypted at rest; only provider and key name can be read. */
    ENCRYPTED,
    /** None of these; also an empty value. */
    OTHER
}
