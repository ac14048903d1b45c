package dev.etcdray.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etcdray.cli.recover.LiveEtcd;
import dev.etcdray.cli.recover.LiveEtcdSettings;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.cli.text.AlignedTables;
import dev.etcdray.cli.text.BoxedTables;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.ConnectSettings;
import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code etcdray alarm list}. */
@Command(name = "list", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "List the alarms, as raft has them: those of members that are gone among them.",
    "Needs a quorum; `etcdray endpoint status` tells alarms without one."}, footer = {"", "Examples:",
        "  etcdray alarm list --endpoints 10.0.0.1:2379", "", "Exit codes: see `etcdray --help`."})
final class AlarmListCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = {"-w",
        "--write-out"}, paramLabel = "FORMAT", description = "simple, table or json (default: simple).")
    @Nullable
    String writeOut;

    @Mixin
    ConnectOptions connect = new ConnectOptions();

    AlarmListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        WriteOut format = WriteOut.resolve(writeOut, console.environment(),
                EnumSet.of(WriteOut.SIMPLE, WriteOut.TABLE, WriteOut.JSON));
        ConnectSettings connection = ConnectArguments.of(connect, console);
        try (Cluster cluster = Cluster.connect(connection); Output output = Output.open(null, console)) {
            LiveEtcd etcd = new LiveEtcd(cluster, new LiveEtcdSettings(Map.of(), null));
            Observation seen = etcd.observe();
            List<Alarm> alarms = etcd.alarms();
            switch (format) {
                case JSON -> output.writer().write(json(alarms, seen) + "\n");
                case TABLE -> BoxedTables.write(List.of(section(alarms, seen)), console.layout(), output.writer());
                default -> AlignedTables.write(List.of(section(alarms, seen)), console.layout(), output.writer());
            }
            output.commit();
        }
        return ExitCode.DONE;
    }

    private static Section section(List<Alarm> alarms, Observation seen) {
        return new Section(alarms.isEmpty() ? "No alarm stands" : "Alarms", new Table(
                List.of(Column.text("ALARM"), Column.text("MEMBER"), Column.text("ID")),
                alarms.stream().map(alarm -> List.of(alarm.type(), name(alarm, seen), alarm.member().hex())).toList()),
                List.of());
    }

    private static String json(List<Alarm> alarms, Observation seen) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("schema", "etcdray/alarm-list/v1");
        ArrayNode array = json.putArray("alarms");
        alarms.forEach(alarm -> array.addObject().put("type", alarm.type()).put("memberId", alarm.member().decimal())
                .put("memberIdHex", alarm.member().hex()).put("memberName", name(alarm, seen)));
        return json.toString();
    }

    private static String name(Alarm alarm, Observation seen) {
        return seen.member(alarm.member()).map(Member::name).orElse("");
    }
}
