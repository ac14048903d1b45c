package dev.etcdray.finding;

import dev.etcdray.kube.anatomy.ObjectFacts;

/** Who set which field, kept in every object for server-side apply. */
final class ManagedFieldsRule extends FieldShareRule {

    ManagedFieldsRule() {
        super(Threshold.MANAGED_FIELDS_SHARE, ObjectFacts::managedFieldsBytes);
    }

    @Override
    public String id() {
        return "managed-fields";
    }

    @Override
    FindingBuilder with(FindingBuilder finding, ObjectTally field, String size) {
        return finding.audience(Audience.PLATFORM)
                .sentence("metadata.managedFields takes " + size + " of the values of live objects, in "
                        + field.objects() + " of them: the API server's notes of who set which field, which only"
                        + " server-side apply needs.")
                .command("kubectl patch $RESOURCE $NAME --namespace $NAMESPACE --type merge --patch"
                        + " '{\"metadata\":{\"managedFields\":[{}]}}'",
                        "the next server-side apply of that object takes"
                                + " over all fields without a conflict; the next write begins the notes anew",
                        "none needed: they are written again")
                .confidence(Confidence.MEDIUM, "Who applies server-side; the notes grow again with the next write.");
    }
}
