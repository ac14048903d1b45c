package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster held when it was stopped. It can be started from there as often as one likes, on the ports that it had,
 * so one at a time.
 */
public final class StoppedCluster {
    private final List<Member> members;
    private final @Nullable Certificates certificates;
    private final List<String> clientFlags;

    StoppedCluster(List<Member> members, @Nullable Certificates certificates, List<String> clientFlags) {
        this.members = List.copyOf(members);
        this.certificates = certificates;
        this.clientFlags = List.copyOf(clientFlags);
    }

    /**
     * Starts it on copies of its data and waits until each member serves and one leads.
     *
     * @param directory where the copies and logs go; what is mounted at a member's name is used
     */
    public EtcdCluster start(Path directory) throws Exception {
        EtcdCluster cluster = new EtcdCluster(certificates, clientFlags);
        try {
            for (Member member : members) {
                Path copy = Files.createDirectories(directory.resolve(member.name()));
                copy(member.dataDir(), copy);
                cluster.add(new EtcdServer(member.at(copy)));
            }
            cluster.awaitServing();
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** Starts it on data dirs that somebody else made, one a member. */
    EtcdCluster startOn(List<Path> dataDirs) throws Exception {
        EtcdCluster cluster = new EtcdCluster(certificates, clientFlags);
        try {
            for (int i = 0; i < members.size(); i++) {
                cluster.add(new EtcdServer(members.get(i).at(dataDirs.get(i))));
            }
            cluster.awaitServing();
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** A log of raft is 64 MB of which most are zeros. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Command.succeed(Map.of(), Command.of(Tools.system("cp", "coreutils"),
                List.of("-a", "--sparse=always", "--reflink=auto", from + "/.", to.toString())));
    }
}
