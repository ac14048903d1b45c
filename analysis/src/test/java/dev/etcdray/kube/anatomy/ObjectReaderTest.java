package dev.etcdray.kube.anatomy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Runtime;
import io.kubernetes.client.proto.V1Coordination;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ObjectReaderTest {
    private static final String LAST_APPLIED = "metadata.annotations[kubectl.kubernetes.io/last-applied-configuration]";

    @Test
    void aConfigMapHasTheSameFactsInEveryEncoding() {
        List<ObjectFacts> all = List.of(HandMade.json(), HandMade.protobuf(), HandMade.cbor()).stream()
                .map(pieces -> facts(1, pieces.value())).toList();

        for (ObjectFacts facts : all) {
            assertThat(facts.apiVersion()).isEqualTo("v1");
            assertThat(facts.kind()).isEqualTo("ConfigMap");
            assertThat(facts.creationEpochSecond()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z").getEpochSecond());
            assertThat(facts.configData()).extracting(DataEntry::key).containsExactly("tls.crt", "k");
            assertThat(facts.configData()).extracting(DataEntry::valueBytes).containsExactly(2L, 2L);
            assertThat(facts.configData()).isEqualTo(all.getFirst().configData());
            assertThat(facts.owned() || facts.deleting() || facts.jobFinished()).isFalse();
        }
        DataEntry first = all.getFirst().configData().getFirst();
        assertThat(first).isNotEqualTo(facts(2, HandMade.json().value()).configData().getFirst());
        assertThat(first.hashLow()).isNotEqualTo(all.getFirst().configData().getLast().hashLow());
    }

    @Test
    void managedFieldsAndLastAppliedHaveTheBytesOfTheAnatomy() {
        for (Pieces pieces : List.of(HandMade.json(), HandMade.protobuf(), HandMade.cbor())) {
            ObjectFacts facts = facts(1, pieces.value());
            assertThat(facts.managedFieldsBytes()).isEqualTo(pieces.bytes().entrySet().stream().filter(
                    piece -> piece.getKey().startsWith("metadata.managedFields"))
                    .mapToLong(Map.Entry::getValue)
                    .sum()).isPositive();
            assertThat(facts.lastAppliedBytes()).isEqualTo(pieces.bytes().get(LAST_APPLIED)).isPositive();
        }
    }

    @Test
    void metadataTellsOwnersAndDeletion() {
        ObjectFacts facts = json("{'kind':'Foo','apiVersion':'a.io/v1','metadata':{'ownerReferences':[{'uid':'x'}],"
                + "'deletionTimestamp':'2026-01-01T00:00:00Z','creationTimestamp':null}}");
        assertThat(facts.owned()).isTrue();
        assertThat(facts.deleting()).isTrue();
        assertThat(facts.creationEpochSecond()).isNull();

        ObjectFacts none = json("{'kind':'Foo','metadata':{'ownerReferences':[],'deletionTimestamp':null,"
                + "'creationTimestamp':'yesterday'},'spec':{'metadata':{'ownerReferences':[{}]}}}");
        assertThat(none.owned()).isFalse();
        assertThat(none.deleting()).isFalse();
        assertThat(none.creationEpochSecond()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'completionTime':'2026-01-01T00:00:00Z'",
        "'conditions':[{'type':'Suspended','status':'False'},{'status':'True','type':'Complete'}]",
        "'conditions':[{'type':'Failed','status':'True'}]"})
    void aJobIsFinished(String status) {
        assertThat(job(status).jobFinished()).isTrue();
        assertThat(json("{'kind':'Job','apiVersion':'a.io/v1','status':{" + status + "}}").jobFinished()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'completionTime':null", "'conditions':[]",
        "'conditions':[{'type':'Complete','status':'False'},{'type':'Suspended','status':'True'}]",
        "'conditions':{'type':'Complete','status':'True'}", "'active':1"})
    void aJobIsNotFinished(String status) {
        assertThat(job(status).jobFinished()).isFalse();
    }

    @Test
    void kindsTellTheirOwnFactsOnly() {
        assertThat(json("{'kind':'Job','apiVersion':'batch/v1','spec':{'ttlSecondsAfterFinished':0}}")
                .ttlAfterFinished()).isTrue();
        assertThat(job("'active':1").ttlAfterFinished()).isFalse();
        ObjectFacts set = json("{'kind':'ReplicaSet','apiVersion':'apps/v1','spec':{'replicas':3},"
                + "'status':{'replicas':0,'phase':'x'}}");
        assertThat(set.specReplicas()).isEqualTo(3);
        assertThat(set.statusReplicas()).isEqualTo(0);
        assertThat(set.podPhase()).isNull();
        assertThat(json("{'kind':'Pod','apiVersion':'v1','status':{'phase':'Running','replicas':1}}"))
                .extracting(ObjectFacts::podPhase, ObjectFacts::statusReplicas).containsExactly("Running", null);
        assertThat(json("{'kind':'Secret','apiVersion':'v1','type':'Opaque','data':{'a':'YQ=='}}"))
                .extracting(ObjectFacts::secretType, ObjectFacts::configData).containsExactly("Opaque", List.of());
    }

    @Test
    void protobufTellsJobsAndReplicaSets() {
        // JobStatus.conditions is 1 {1 type, 2 status}, ReplicaSetStatus.replicas is 1, ReplicaSetSpec.replicas is 1.
        Pieces job = new Pieces().hex("", "'k8s'00 0a 0f 0a08'batch/v1' 1203'Job' 12 16")
                .hex("", "1a 14 0a 12 0a08'Complete' 1204'True' 1a 00");
        assertThat(facts(1, job.value()).jobFinished()).isTrue();
        Pieces set = new Pieces().hex("", "'k8s'00 0a 15 0a07'apps/v1' 120a'ReplicaSet' 12 09")
                .hex("", "12 02 08 05 1a 03 08 8002");
        assertThat(facts(1, set.value())).extracting(ObjectFacts::specReplicas, ObjectFacts::statusReplicas)
                .containsExactly(5L, 256L);
    }

    @Test
    void whatCannotBeReadHasNoFacts() {
        for (String value : List.of("", "k8s:enc:aescbc:v1:k:x", "{\"kind\":\"Pod\",", "plain")) {
            assertThat(new ObjectReader(1).read(MemorySegment.ofArray(value.getBytes(UTF_8)))).isNull();
        }
    }

    @Test
    void aLeaseTellsWhenItWasRenewed() throws Exception {
        long renewed = Instant.parse("2026-01-02T03:04:05.678901Z").getEpochSecond();
        String spec = "'spec':{'holderIdentity':'n','renewTime':'2026-01-02T03:04:05.678901Z'}}";
        String lease = "{'apiVersion':'coordination.k8s.io/v1','kind':'Lease'," + spec;
        byte[] cbor = new ObjectMapper(new CBORFactory())
                .writeValueAsBytes(new ObjectMapper().readTree(lease.replace('\'', '"')));
        ByteArrayOutputStream tagged = new ByteArrayOutputStream();
        tagged.write(new byte[]{(byte) 0xd9, (byte) 0xd9, (byte) 0xf7}); // CBOR's own tag, by which Kubernetes knows it.
        tagged.write(cbor);
        ByteArrayOutputStream protobuf = new ByteArrayOutputStream();
        protobuf.write(new byte[]{'k', '8', 's', 0});
        Runtime.Unknown.newBuilder()
                .setTypeMeta(Runtime.TypeMeta.newBuilder().setApiVersion("coordination.k8s.io/v1").setKind("Lease"))
                .setRaw(V1Coordination.Lease.newBuilder().setSpec(V1Coordination.LeaseSpec.newBuilder()
                        .setRenewTime(Meta.MicroTime.newBuilder().setSeconds(renewed).setNanos(678_901_000)))
                        .build().toByteString())
                .build().writeTo(protobuf);

        assertThat(json(lease).renewEpochSecond()).isEqualTo(renewed);
        assertThat(facts(1, tagged.toByteArray()).renewEpochSecond()).isEqualTo(renewed);
        assertThat(facts(1, protobuf.toByteArray()).renewEpochSecond()).isEqualTo(renewed);
        assertThat(json("{'apiVersion':'example.io/v1','kind':'Lease'," + spec).renewEpochSecond()).isNull();
        assertThat(json("{'apiVersion':'coordination.k8s.io/v1','kind':'Lease','spec':{}}").renewEpochSecond())
                .isNull();
    }

    private static ObjectFacts job(String status) {
        return json("{'kind':'Job','apiVersion':'batch/v1','status':{" + status + "}}");
    }

    private static ObjectFacts json(String singleQuoted) {
        return facts(1, singleQuoted.replace('\'', '"').getBytes(UTF_8));
    }

    private static ObjectFacts facts(long seed, byte[] value) {
        return Objects.requireNonNull(new ObjectReader(seed).read(MemorySegment.ofArray(value)));
    }
}
