package dev.etcdray.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints from the DNS: SRV records of {@code _etcd-client-ssl._tcp.DOMAIN}, which speak TLS, and of
 * {@code _etcd-client._tcp.DOMAIN}, which do not (etcd, client/pkg/srv: GetClient). Asked through the JDK's JNDI provider,
 * module jdk.naming.dns, which waits for a time that can be bounded.
 */
public final class SrvDiscovery {
    // A server is asked twice, for 1 s and for 2 s.
    private static final String FIRST_WAIT_MILLIS = "1000";
    private static final String ASKED = "2";

    private final @Nullable String servers;

    private SrvDiscovery(@Nullable String servers) {
        this.servers = servers;
    }

    /** Asks the DNS servers that the system is set up with. */
    public static SrvDiscovery ofSystem() {
        return new SrvDiscovery(null);
    }

    /** Asks this DNS server: {@code dns://HOST:PORT/}. */
    public static SrvDiscovery at(String server) {
        return new SrvDiscovery(server);
    }

    /**
     * The endpoints of a domain, those with TLS first, each kind by priority.
     *
     * @param domain its name
     * @param name suffix of the services, for several clusters in one domain; null = none
     * @throws LiveException if there are none, or no DNS server answers
     */
    public List<Endpoint> endpoints(String domain, @Nullable String name) throws LiveException {
        String suffix = name == null || name.isEmpty() ? "" : "-" + name;
        String secure = "_etcd-client-ssl" + suffix + "._tcp." + domain;
        String plain = "_etcd-client" + suffix + "._tcp." + domain;
        List<Endpoint> endpoints = new ArrayList<>();
        List<NamingException> failures = new ArrayList<>();
        try {
            DirContext dns = new InitialDirContext(environment());
            try {
                ask(dns, secure, "https://", failures).ifPresent(endpoints::addAll);
                ask(dns, plain, "http://", failures).ifPresent(endpoints::addAll);
            } finally {
                dns.close();
            }
        } catch (NamingException e) {
            throw failure("no DNS server can be asked (" + e.getMessage() + ")", e);
        }
        if (!endpoints.isEmpty()) {
            return endpoints;
        }
        throw failures.isEmpty()
                ? failure("the DNS has no SRV records " + secure + " or " + plain, null)
                : failure("the DNS does not tell of " + secure + " and " + plain + " (" + failures.getFirst()
                        .getMessage() + ")", failures.getFirst());
    }

    @SuppressWarnings("JdkObsolete") // JNDI is as old as that.
    private Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", ASKED);
        if (servers != null) {
            environment.put(Context.PROVIDER_URL, servers);
        }
        return environment;
    }

    /** Nothing where there are no such records, or nobody tells; the latter is added to the failures. */
    @SuppressWarnings("BanJNDI") // The DNS provider makes strings of SRV records, never objects.
    private static Optional<List<Endpoint>> ask(DirContext dns, String service, String scheme,
            List<NamingException> failures) {
        try {
            Attribute records = dns.getAttributes(service, new String[]{"SRV"}).get("SRV");
            return records == null ? Optional.empty() : Optional.of(parse(records, scheme));
        } catch (NameNotFoundException e) {
            return Optional.empty();
        } catch (NamingException e) {
            failures.add(e);
            return Optional.empty();
        }
    }

    /** A record of an SRV answer (RFC 2782); all of them are asked, so that weights say nothing to us. */
    private record Srv(int priority, String port, String target) {
        static Srv parse(String text) {
            String[] fields = text.split(" ", -1);
            return new Srv(Integer.parseInt(fields[0]), fields[2], fields[3].replaceFirst("\\.$", ""));
        }
    }

    private static List<Endpoint> parse(Attribute records, String scheme) throws NamingException {
        List<Srv> all = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            all.add(Srv.parse(String.valueOf(records.get(i))));
        }
        return all.stream().filter(srv -> !srv.target.isEmpty()).sorted(Comparator.comparingInt(Srv::priority))
                .map(srv -> Endpoint.parse(scheme + srv.target + ":" + srv.port)).toList();
    }

    private static LiveException failure(String what, @Nullable Throwable cause) {
        return new LiveException(LiveException.Kind.UNREACHABLE, "--discovery-srv: " + what
                + "; is the domain right? --endpoints goes without the DNS", cause);
    }
}
