package dev.etcdray.kube.anatomy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask of a live object. Names, numbers and sizes; no content.
 *
 * @param apiVersion {@code batch/v1}; null when the value does not tell
 * @param kind {@code Job}; null when the value does not tell
 * @param creationEpochSecond metadata.creationTimestamp in seconds since 1970; null when not set
 * @param renewEpochSecond a Lease's {@code spec.renewTime} in seconds since 1970; null when not set, and for other kinds
 * @param owned whether it has ownerReferences
 * @param deleting whether metadata.deletionTimestamp is set
 * @param secretType a Secret's {@code type}; null for other kinds
 * @param podPhase a Pod's {@code status.phase}; null for other kinds
 * @param jobFinished whether a Job has a completionTime, or a condition Complete or Failed that is True
 * @param ttlAfterFinished whether a Job's {@code spec.ttlSecondsAfterFinished} is set
 * @param specReplicas a ReplicaSet's {@code spec.replicas}; null when not set, and for other kinds
 * @param statusReplicas a ReplicaSet's {@code status.replicas}; null when not set, and for other kinds
 * @param managedFieldsBytes length of metadata.managedFields, measured as {@link Anatomy} does; 0 without
 * @param lastAppliedBytes length of the annotation kubectl.kubernetes.io/last-applied-configuration, likewise
 * @param configData the entries of a ConfigMap's {@code data}; empty for other kinds
 */
public record ObjectFacts(@Nullable String apiVersion, @Nullable String kind, @Nullable Long creationEpochSecond,
        @Nullable Long renewEpochSecond, boolean owned, boolean deleting, @Nullable String secretType,
        @Nullable String podPhase, boolean jobFinished,
        boolean ttlAfterFinished, @Nullable Long specReplicas, @Nullable Long statusReplicas, long managedFieldsBytes,
        long lastAppliedBytes, List<DataEntry> configData) {

    public ObjectFacts {
        configData = List.copyOf(configData);
    }

    /** The same without the keys that the owner of the object chose. */
    public ObjectFacts withoutDataKeys() {
        return configData.isEmpty()
                ? this
                : new ObjectFacts(apiVersion, kind, creationEpochSecond, renewEpochSecond, owned, deleting, secretType,
                        podPhase,
                        jobFinished, ttlAfterFinished, specReplicas, statusReplicas, managedFieldsBytes,
                        lastAppliedBytes, configData.stream().map(DataEntry::withoutKey).toList());
    }
}
