package dev.etcdray.recover.plan;

import dev.etcdray.recover.Alarm;
import java.util.List;
import java.util.stream.Collectors;

/** What alarms stand. Those about space are what all this is for. */
final class AlarmChecks {

    private AlarmChecks() {
    }

    static Check corrupt(Situation situation) {
        String id = "corrupt-alarm";
        List<Alarm> corrupt = situation.allAlarms().stream().filter(Alarm::isCorrupt).toList();
        return corrupt.isEmpty()
                ? Checks.pass(id, "no member reports differing data")
                : Checks.refuse(id, list(corrupt),
                        "members disagree about data, and whatever is changed now can make it worse: stop, save a"
                                + " snapshot of every member, and follow"
                                + " https://etcd.io/docs/latest/op-guide/data_corruption/");
    }

    static Check others(Situation situation) {
        String id = "other-alarms";
        List<Alarm> unknown = situation.allAlarms().stream().filter(alarm -> !alarm.isNoSpace() && !alarm.isCorrupt())
                .toList();
        if (!unknown.isEmpty()) {
            return Checks.refuse(id, list(unknown),
                    "this is no alarm about space: find out what it is about, and end it, first");
        }
        List<Alarm> nameless = situation.allAlarms().stream()
                .filter(alarm -> alarm.isNoSpace() && alarm.member().value() == 0).toList();
        if (!nameless.isEmpty() && situation.disarms()) {
            return Checks.refuse(id, list(nameless),
                    "it names no member, and to disarm member 0 means all alarms of all types, so it is left to you:"
                            + " once the list shows nothing but NOSPACE and every member has room, etcdctl alarm disarm"
                            + " takes it off");
        }
        List<Alarm> removed = situation.allAlarms().stream().filter(
                alarm -> alarm.isNoSpace() && alarm.member().value() != 0
                        && situation.now().member(alarm.member()).isEmpty())
                .toList();
        return removed.isEmpty()
                ? Checks.pass(id, situation.allAlarms().stream().anyMatch(Alarm::isNoSpace)
                        ? list(situation.allAlarms().stream().filter(Alarm::isNoSpace).toList())
                        : "no alarm stands")
                : Checks.warn(id, list(removed),
                        "its member is gone; its alarm is disarmed like any other");
    }

    private static String list(List<Alarm> alarms) {
        return alarms.stream().map(Alarm::toString).collect(Collectors.joining(", "));
    }
}
