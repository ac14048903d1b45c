package dev.etcdray.kube.anatomy;

import org.jspecify.annotations.Nullable;

/** Where in an object a walk is, as far as a fact is there or below. */
enum FactPlace {
    ROOT,
    METADATA,
    ANNOTATIONS,
    OWNERS,
    SPEC,
    STATUS,
    CONDITIONS,
    CONDITION,
    DATA,
    // What has a fact itself.
    CREATED,
    RENEWED,
    DELETED,
    OWNER,
    ANNOTATION,
    MANAGED_FIELDS,
    SECRET_TYPE,
    POD_PHASE,
    JOB_COMPLETED,
    JOB_TTL,
    SPEC_REPLICAS,
    STATUS_REPLICAS,
    CONDITION_TYPE,
    CONDITION_STATUS,
    DATA_ENTRY,
    ELSEWHERE;

    /** Whether the walk is to look inside. */
    boolean isOpen() {
        return switch (this) {
            case OWNER, ANNOTATION, MANAGED_FIELDS, ELSEWHERE -> false;
            default -> true;
        };
    }

    FactPlace below(String name, Shape shape, @Nullable String kind) {
        return switch (this) {
            case ROOT -> belowRoot(name, kind);
            case METADATA -> switch (name) {
                case "creationTimestamp" -> CREATED;
                case "deletionTimestamp" -> DELETED;
                case "ownerReferences" -> OWNERS;
                case "annotations" -> ANNOTATIONS;
                case "managedFields" -> MANAGED_FIELDS;
                default -> ELSEWHERE;
            };
            case OWNERS -> shape == Shape.ITEM ? OWNER : ELSEWHERE;
            case ANNOTATIONS -> ANNOTATION;
            case DATA -> DATA_ENTRY;
            case SPEC -> switch (name) {
                case "renewTime" -> when("Lease", kind, RENEWED);
                case "ttlSecondsAfterFinished" -> when("Job", kind, JOB_TTL);
                case "replicas" -> when("ReplicaSet", kind, SPEC_REPLICAS);
                default -> ELSEWHERE;
            };
            case STATUS -> switch (name) {
                case "phase" -> when("Pod", kind, POD_PHASE);
                case "replicas" -> when("ReplicaSet", kind, STATUS_REPLICAS);
                case "completionTime" -> when("Job", kind, JOB_COMPLETED);
                case "conditions" -> when("Job", kind, CONDITIONS);
                default -> ELSEWHERE;
            };
            case CONDITIONS -> shape == Shape.ITEM ? CONDITION : ELSEWHERE;
            case CONDITION -> switch (name) {
                case "type" -> CONDITION_TYPE;
                case "status" -> CONDITION_STATUS;
                default -> ELSEWHERE;
            };
            default -> ELSEWHERE;
        };
    }

    private static FactPlace belowRoot(String name, @Nullable String kind) {
        return switch (name) {
            case "metadata" -> METADATA;
            case "spec" -> SPEC;
            case "status" -> STATUS;
            case "type" -> when("Secret", kind, SECRET_TYPE);
            case "data" -> when("ConfigMap", kind, DATA);
            default -> ELSEWHERE;
        };
    }

    private static FactPlace when(String wanted, @Nullable String kind, FactPlace place) {
        return wanted.equals(kind) ? place : ELSEWHERE;
    }
}
