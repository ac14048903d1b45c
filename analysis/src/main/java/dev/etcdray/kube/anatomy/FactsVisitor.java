package dev.etcdray.kube.anatomy;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import dev.etcdray.kube.ValueHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks the facts out of a walk; looks into nothing else. */
final class FactsVisitor implements ValueVisitor {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    /** The deepest fact is an item's field in a list in status: with what holds them, five are open. */
    private static final int MAX_OPEN = 8;

    private final Hasher128 hasher;
    private final FactPlace[] places = new FactPlace[MAX_OPEN];
    private int open;
    /** Where the field began whose length is asked for; one is not within another. */
    private long start;
    private String key = "";

    private @Nullable String kind;
    private @Nullable Long created;
    private @Nullable Long renewed;
    private boolean owned;
    private boolean deleting;
    private @Nullable String secretType;
    private @Nullable String podPhase;
    private boolean jobFinished;
    private boolean ttl;
    private @Nullable Long specReplicas;
    private @Nullable Long statusReplicas;
    private long managedFieldsBytes;
    private long lastAppliedBytes;
    private List<DataEntry> data = new ArrayList<>();
    /** Of the condition being read: its type ends a Job, and its status is True. */
    private boolean conditionEnds;
    private boolean conditionTrue;

    FactsVisitor(Hasher128 hasher) {
        this.hasher = hasher;
    }

    void begin(@Nullable String objectKind) {
        kind = objectKind;
        open = 0;
        places[0] = FactPlace.ROOT;
        created = null;
        renewed = null;
        owned = false;
        deleting = false;
        secretType = null;
        podPhase = null;
        jobFinished = false;
        ttl = false;
        specReplicas = null;
        statusReplicas = null;
        managedFieldsBytes = 0;
        lastAppliedBytes = 0;
        data = new ArrayList<>();
    }

    ObjectFacts facts(ValueHeader header) {
        return new ObjectFacts(header.apiVersion(), header.kind(), created, renewed, owned, deleting, secretType,
                podPhase,
                jobFinished, ttl, specReplicas, statusReplicas, managedFieldsBytes, lastAppliedBytes, data);
    }

    @Override
    public boolean enter(String name, Shape shape, long at) {
        FactPlace place = places[open].below(name, shape, kind);
        open++;
        places[open] = place;
        switch (place) {
            case MANAGED_FIELDS -> start = at;
            case ANNOTATION -> {
                key = name;
                start = at;
            }
            case DATA_ENTRY -> key = name;
            case OWNER -> owned = true;
            case CONDITION -> {
                conditionEnds = false;
                conditionTrue = false;
            }
            default -> {
            }
        }
        return place.isOpen();
    }

    @Override
    public void scalar(Scalar scalar) throws IOException {
        if (scalar.isNull()) {
            return;
        }
        switch (places[open]) {
            case CREATED -> created = scalar.epochSecond();
            case RENEWED -> renewed = scalar.epochSecond();
            case DELETED -> deleting = true;
            case SECRET_TYPE -> secretType = Text.of(scalar.bytes());
            case POD_PHASE -> podPhase = Text.of(scalar.bytes());
            case JOB_COMPLETED -> jobFinished = true;
            case JOB_TTL -> ttl = true;
            case SPEC_REPLICAS -> specReplicas = scalar.number();
            case STATUS_REPLICAS -> statusReplicas = scalar.number();
            case CONDITION_TYPE -> {
                String type = Text.of(scalar.bytes());
                conditionEnds = type.equals("Complete") || type.equals("Failed");
            }
            case CONDITION_STATUS -> conditionTrue = Text.of(scalar.bytes()).equals("True");
            case DATA_ENTRY -> addData(scalar.bytes());
            default -> {
            }
        }
    }

    private void addData(byte[] text) {
        HashValue128 hash = hasher.hashBytesTo128Bits(text);
        data.add(new DataEntry(key, text.length, hash.getMostSignificantBits(), hash.getLeastSignificantBits()));
    }

    @Override
    public void leave(long at) {
        switch (places[open]) {
            case MANAGED_FIELDS -> managedFieldsBytes += at - start;
            case ANNOTATION -> lastAppliedBytes += key.equals(LAST_APPLIED) ? at - start : 0;
            case CONDITION -> jobFinished |= conditionEnds && conditionTrue;
            default -> {
            }
        }
        open--;
    }
}
