package dev.etcdray.cli.recover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import java.util.List;

/**
 * The alarms of a cluster.
 *
 * @param alarms as raft has them
 * @param seen whose names are told
 */
public record AlarmList(List<Alarm> alarms, Observation seen) {

    /** Copies the list. */
    public AlarmList {
        alarms = List.copyOf(alarms);
    }

    /** For people. */
    public Section section() {
        return new Section(alarms.isEmpty() ? "No alarm stands" : "Alarms", new Table(
                List.of(Column.text("ALARM"), Column.text("MEMBER"), Column.text("ID")),
                alarms.stream().map(alarm -> List.of(alarm.type(), name(alarm), alarm.member().hex())).toList()),
                List.of());
    }

    /** For programs: one line. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("schema", "etcdray/alarm-list/v1");
        ArrayNode array = json.putArray("alarms");
        alarms.forEach(alarm -> array.addObject().put("type", alarm.type()).put("memberId", alarm.member().decimal())
                .put("memberIdHex", alarm.member().hex()).put("memberName", name(alarm)));
        return json.toString();
    }

    private String name(Alarm alarm) {
        return seen.member(alarm.member()).map(Member::name).orElse("");
    }
}
