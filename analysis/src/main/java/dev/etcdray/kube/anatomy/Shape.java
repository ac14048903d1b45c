package dev.etcdray.kube.anatomy;

/** What a walk enters: the same tree for all encodings, though protobuf writes neither lists nor maps as such. */
enum Shape {
    /** A named field: a scalar or an object. */
    FIELD,
    /** A named field that is a list; {@link #ITEM}s follow. In protobuf every item comes with a list of its own. */
    LIST,
    /** An item of a list; it has no name. */
    ITEM,
    /** A named field whose keys are data, not names of fields; {@link #ENTRY}s follow, in protobuf one a map. */
    MAP,
    /** An entry of a map, named by its key. */
    ENTRY
}
