package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lines that do by hand what a step does: etcdctl at named members, with the flags that we were given. */
final class Etcdctl {
    /** Flags of TLS that curl has, too. */
    private static final Map<String, String> OF_CURL = Map.of("--cacert", "--cacert", "--cert", "--cert", "--key",
            "--key", "--insecure-skip-tls-verify", "--insecure");
    /** What these lines say themselves, or would be led astray by: records of the DNS win over endpoints. */
    private static final Set<String> OURS = Set.of("--endpoints", "--command-timeout", "--write-out", "-w", "--cluster",
            "--discovery-srv", "-d", "--discovery-srv-name", "--insecure-discovery");
    private static final List<String> IN_THE_WAY = List.of("ETCDCTL_COMMAND_TIMEOUT", "ETCDCTL_DISCOVERY_SRV",
            "ETCDCTL_ENDPOINTS", "ETCDCTL_WRITE_OUT");
    /** Never printed, whoever gives them. */
    private static final Set<String> SECRET = Set.of("--password", "--auth-jwt-token");

    private final List<String> flags;
    private final boolean token;

    Etcdctl(List<String> flags) {
        this.flags = pairs(flags).stream().filter(flag -> !OURS.contains(name(flag)) && !SECRET.contains(name(flag)))
                .map(Etcdctl::withoutPassword).toList();
        token = pairs(flags).stream().anyMatch(flag -> name(flag).equals("--auth-jwt-token"));
    }

    /** Whether somebody logs in with a token: a secret that no line holds, so that a variable has to. */
    boolean takesToken() {
        return token;
    }

    /** A command at members, within etcdctl's own 5 seconds. */
    String at(List<Member> members, String... words) {
        return line(members, List.of(), words);
    }

    /** One that may take longer: etcdctl gives up by itself otherwise, and the member goes on. */
    String within(long seconds, Member member, String... words) {
        return line(List.of(member), List.of("--command-timeout=" + seconds + "s"), words);
    }

    private String line(List<Member> members, List<String> more, String... words) {
        List<String> line = new ArrayList<>();
        line.add("etcdctl");
        line.addAll(flags);
        line.add("--endpoints=" + members.stream().map(Member::endpoint).collect(Collectors.joining(",")));
        line.addAll(more);
        line.addAll(List.of(words));
        return Shell.line(line);
    }

    /** What etcdctl would stumble over: it refuses a flag whose variable is set as well (etcd, pkg/flags: verifyEnv). */
    String unset() {
        Set<String> variables = new TreeSet<>(IN_THE_WAY);
        flags.forEach(flag -> variables.add(variable(name(flag))));
        return "unset " + String.join(" ", variables);
    }

    /** A look at metrics, which need no log-in but, with TLS, the same files. */
    String metrics(Member member, Map<MemberId, String> urls, String pattern) {
        List<String> curl = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--fail"));
        for (String flag : flags) {
            String ofCurl = OF_CURL.get(name(flag));
            if (ofCurl != null && ofCurl.equals("--insecure")) {
                curl.add(ofCurl);
            } else if (ofCurl != null) {
                curl.add(ofCurl);
                curl.add(flag.substring(flag.indexOf('=') + 1));
            }
        }
        String url = urls.get(member.id());
        curl.add(url == null ? url(member) + "/metrics" : url);
        return Shell.line(curl) + " | " + Shell.line(List.of("grep", "-E", pattern));
    }

    /** Without a scheme etcdctl takes TLS when it is given a file for it. */
    private String url(Member member) {
        String endpoint = member.endpoint();
        if (endpoint.contains("://")) {
            return endpoint;
        }
        boolean tls = flags.stream().map(Etcdctl::name).anyMatch(OF_CURL::containsKey);
        return (tls ? "https://" : "http://") + endpoint;
    }

    /** Each flag in one word: {@code --cacert ca.crt} becomes {@code --cacert=ca.crt}. */
    private static List<String> pairs(List<String> words) {
        List<String> pairs = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("-") || pairs.isEmpty()) {
                pairs.add(word);
            } else {
                pairs.add(pairs.removeLast() + "=" + word);
            }
        }
        return pairs;
    }

    /** {@code --user=name:password} is one of etcdctl's forms. */
    private static String withoutPassword(String flag) {
        int colon = flag.indexOf(':');
        return name(flag).equals("--user") && colon >= 0 ? flag.substring(0, colon) : flag;
    }

    private static String name(String flag) {
        int equals = flag.indexOf('=');
        return equals < 0 ? flag : flag.substring(0, equals);
    }

    private static String variable(String flag) {
        return "ETCDCTL_" + flag.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
