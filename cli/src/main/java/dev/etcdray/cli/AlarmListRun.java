package dev.etcdray.cli;

import dev.etcdray.cli.recover.AlarmList;
import dev.etcdray.cli.recover.LiveEtcd;
import dev.etcdray.cli.recover.LiveEtcdSettings;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.cli.text.AlignedTables;
import dev.etcdray.cli.text.BoxedTables;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.ConnectSettings;
import dev.etcdray.recover.Observation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Does what {@code etcdray alarm list} says. */
final class AlarmListRun {
    private final Console console;
    private final ConnectSettings connection;
    private final WriteOut writeOut;

    AlarmListRun(Console console, ConnectSettings connection, WriteOut writeOut) {
        this.console = console;
        this.connection = connection;
        this.writeOut = writeOut;
    }

    /** The exit code. */
    int run() throws IOException {
        try (Cluster cluster = Cluster.connect(connection); Output output = Output.open(null, console)) {
            LiveEtcd etcd = new LiveEtcd(cluster, new LiveEtcdSettings(Map.of(), null));
            Observation seen = etcd.observe();
            AlarmList alarms = new AlarmList(etcd.alarms(), seen);
            switch (writeOut) {
                case JSON -> output.writer().write(alarms.json() + "\n");
                case TABLE -> BoxedTables.write(List.of(alarms.section()), console.layout(), output.writer());
                default -> AlignedTables.write(List.of(alarms.section()), console.layout(), output.writer());
            }
            output.commit();
        }
        return ExitCode.DONE;
    }
}
