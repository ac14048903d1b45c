package dev.etcdray.finding;

import dev.etcdray.kube.anatomy.ObjectFacts;

/** The copy of the whole manifest that client-side kubectl apply keeps in an annotation. */
final class LastAppliedRule extends FieldShareRule {

    LastAppliedRule() {
        super(Threshold.LAST_APPLIED_SHARE, ObjectFacts::lastAppliedBytes);
    }

    @Override
    public String id() {
        return "last-applied";
    }

    @Override
    FindingBuilder with(FindingBuilder finding, ObjectTally field, String size) {
        return finding.audience(Audience.TENANT)
                .sentence("The annotation last-applied-configuration takes " + size + " of the values of live objects,"
                        + " in " + field.objects() + " of them: a second copy of the manifest that client-side kubectl"
                        + " apply leaves; server-side apply leaves none.")
                .command("kubectl apply --server-side --filename $MANIFEST && kubectl annotate --filename $MANIFEST"
                        + " kubectl.kubernetes.io/last-applied-configuration-",
                        "a client-side apply afterwards cannot"
                                + " tell which fields were removed from the manifest",
                        "kubectl apply --filename"
                                + " $MANIFEST, client-side, writes it again")
                .confidence(Confidence.HIGH, "Which tool applies; some (Helm 3, Argo CD without server-side apply)"
                        + " differ.");
    }
}
