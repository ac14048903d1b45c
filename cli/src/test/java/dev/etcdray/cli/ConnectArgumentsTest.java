package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.live.ConnectSettings;
import dev.etcdray.live.Endpoint;
import dev.etcdray.live.FakeDns;
import dev.etcdray.live.LiveException;
import dev.etcdray.live.SrvDiscovery;
import dev.etcdray.live.TlsFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Defaults are those that `etcdctl options` of 3.7 prints; the rest is what its sources do with the same flags. */
class ConnectArgumentsTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void nothingGivenIsEtcdctlsDefault() throws IOException, UsageException {
        assertThat(settings(Map.of())).isEqualTo(new ConnectSettings(List.of(Endpoint.parse("127.0.0.1:2379")), false,
                TlsFiles.NONE, null, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(2),
                Duration.ofSeconds(6), Integer.MAX_VALUE));
    }

    @Test
    void flags() throws IOException, UsageException {
        ConnectSettings settings = settings(Map.of(), "--endpoints", "http://a:1, b:2", "--endpoints=[::1]:3",
                "--cluster", "--cacert", "ca.crt", "--cert", "c.crt", "--key", "c.key", "--insecure-skip-tls-verify",
                "--insecure-transport=false", "--user", "root:p:w", "--dial-timeout", "300ms", "--command-timeout",
                "1m30s", "--keepalive-time", "10s", "--keepalive-timeout", "1.5s", "--max-recv-bytes", "1048576");
        assertThat(settings.endpoints()).extracting(Endpoint::text).containsExactly("http://a:1", "b:2", "[::1]:3");
        assertThat(settings.cluster()).isTrue();
        assertThat(settings.tls()).isEqualTo(
                new TlsFiles(Path.of("ca.crt"), Path.of("c.crt"), Path.of("c.key"), true, true, null));
        assertThat(settings.user()).isInstanceOfSatisfying(ConnectSettings.Password.class,
                user -> assertThat(user.name()).isEqualTo("root"));
        assertThat(settings.dialTimeout()).isEqualTo(Duration.ofMillis(300));
        assertThat(settings.commandTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.keepaliveTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.keepaliveTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.maxRecvBytes()).isEqualTo(1 << 20);
    }

    @Test
    void variablesStandForFlagsAndTheFlagWins() throws IOException, UsageException {
        Map<String, String> environment = Map.of("ETCDCTL_ENDPOINTS", "a:1,b:2", "ETCDCTL_CLUSTER", "true",
                "ETCDCTL_CACERT", "env.crt", "ETCDCTL_DIAL_TIMEOUT", "7s", "ETCDCTL_INSECURE_TRANSPORT", "0",
                "ETCDCTL_AUTH_JWT_TOKEN", "abc", "ETCDCTL_API", "3", "ETCDCTL_NO_SUCH_FLAG", "x", "ETCDCTL_CERT", "");
        ConnectSettings settings = settings(environment);
        assertThat(settings.endpoints()).extracting(Endpoint::text).containsExactly("a:1", "b:2");
        assertThat(settings.cluster()).isTrue();
        assertThat(settings.dialTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.tls())
                .isEqualTo(new TlsFiles(Path.of("env.crt"), null, null, false, true, null));
        assertThat(settings.user()).isInstanceOf(ConnectSettings.Token.class);

        ConnectSettings flags = settings(environment, "--endpoints", "c:3", "--cluster=false", "--cacert", "flag.crt",
                "--dial-timeout", "1s", "--insecure-transport", "--auth-jwt-token=");
        assertThat(flags.endpoints()).extracting(Endpoint::text).containsExactly("c:3");
        assertThat(flags.cluster()).isFalse();
        assertThat(flags.dialTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(flags.tls()).isEqualTo(new TlsFiles(Path.of("flag.crt"), null, null, false, false, null));
        assertThat(flags.user()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "T, true", "1, true", "TRUE, true", "false, false", "f, false", "0, false"})
    void booleansAsInGo(String text, boolean value) throws IOException, UsageException {
        assertThat(settings(Map.of(), "--cluster=" + text).cluster()).isEqualTo(value);
        assertThat(settings(Map.of("ETCDCTL_CLUSTER", text)).cluster()).isEqualTo(value);
    }

    @Test
    void whetherEndpointsAreGiven() {
        assertThat(raw("--cluster").isGiven(Map.of("ETCDCTL_CACERT", "ca.crt"))).isFalse();
        assertThat(raw("--endpoints", "a:1").isGiven(Map.of())).isTrue();
        assertThat(raw("-d", "example.org").isGiven(Map.of())).isTrue();
        assertThat(raw().isGiven(Map.of("ETCDCTL_ENDPOINTS", "a:1"))).isTrue();
        assertThat(raw().isGiven(Map.of("ETCDCTL_DISCOVERY_SRV", "example.org"))).isTrue();
        assertThat(raw().isGiven(Map.of("ETCDCTL_ENDPOINTS", ""))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            --password x                            | --password is given without --user; whose is it?
            --user a:b --password c                 | --user holds a password, and --password is another
            --user a:b ETCDCTL_PASSWORD=c           | --user holds a password, and ETCDCTL_PASSWORD is another
            ETCDCTL_USER=a:b --password c           | ETCDCTL_USER holds a password, and --password is another
            --user :b                               | --user has no name before the colon
            --user a --auth-jwt-token t             | --auth-jwt-token and --user say two things of who you are
            --user a                                | the password of user 'a' is not given, and there is no terminal
            --cert=                                 | --cert is empty; give a file, or leave it out
            --endpoints=                            | --endpoints has an empty entry
            --endpoints a:1,,b:2                    | --endpoints has an empty entry
            --endpoints a:x                         | --endpoints: endpoint 'a:x' has the port 'x', no number
            ETCDCTL_ENDPOINTS=ftp://a               | ETCDCTL_ENDPOINTS: endpoint 'ftp://a' starts with 'ftp://'
            --endpoints http://joe:hidden@a:1       | --endpoints: an endpoint names a user (@); give it with --user
            ETCDCTL_CLUSTER=yes                     | ETCDCTL_CLUSTER: 'yes' is neither true nor false
            ETCDCTL_COMMAND_TIMEOUT=5               | ETCDCTL_COMMAND_TIMEOUT is '5', no duration
            --keepalive-time 0                      | --keepalive-time is 0; it takes 1ms to 24h
            --max-recv-bytes -1                     | --max-recv-bytes is '-1'; it takes 0 to 2147483647
            --max-recv-bytes 2147483648             | --max-recv-bytes is '2147483648'; it takes 0 to
            --discovery-srv a/b                     | --discovery-srv is 'a/b', no name of the DNS
            """)
    void aMistakeIsToldWithItsOrigin(String words, String message) {
        Map<String, String> environment = new java.util.HashMap<>();
        List<String> args = new java.util.ArrayList<>();
        for (String word : words.split(" +", -1)) {
            if (word.startsWith("ETCDCTL_")) {
                environment.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            } else {
                args.add(word);
            }
        }
        assertThatThrownBy(() -> settings(environment, args.toArray(new String[0])))
                .isInstanceOf(UsageException.class).hasMessageStartingWith(message).hasMessageNotContaining("hidden");
    }

    @Test
    void aPasswordIsInNothingThatPrints() throws IOException, UsageException {
        ConnectSettings settings = settings(Map.of("ETCDCTL_PASSWORD", "hidden"), "--user", "root");
        assertThat(settings.toString()).contains("root").doesNotContain("hidden");
        assertThat(new GivenFlag("--user", "root:hidden").toString()).isEqualTo("--user");
        Run run = Run.of("endpoint", "status", "--pasword=hidden", "--debug");
        assertThat(run.err()).startsWith("Error: unknown option: '--pasword'").doesNotContain("hidden");
    }

    @Test
    void endpointsFromTheDnsGoBeforeThoseOfTheList() throws IOException, UsageException {
        try (FakeDns dns = FakeDns.start()) {
            dns.srv("_etcd-client-ssl-blue._tcp.example.org", 10, 2379, "m1.example.org");
            dns.srv("_etcd-client-blue._tcp.example.org", 10, 2379, "m2.example.org");
            String[] words = {"--endpoints", "a:1", "-d", "example.org", "--discovery-srv-name", "blue"};
            ConnectSettings all = settings(dns, words);
            assertThat(all.endpoints()).extracting(Endpoint::text).containsExactly("https://m1.example.org:2379",
                    "http://m2.example.org:2379");
            assertThat(all.tls()).isEqualTo(TlsFiles.NONE);

            ConnectSettings secure = settings(dns, "-d", "example.org", "--discovery-srv-name", "blue",
                    "--insecure-discovery=false");
            assertThat(secure.endpoints()).extracting(Endpoint::text).containsExactly("https://m1.example.org:2379");
            assertThat(secure.tls().serverName()).isEqualTo("example.org");
            assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(
                    "Warning: endpoint http://m2.example.org:2379 from the DNS speaks no TLS and is left out\n");
        }
    }

    @Test
    void aDomainThatLeavesNothing() throws IOException, UsageException {
        try (FakeDns dns = FakeDns.start()) {
            dns.srv("_etcd-client._tcp.example.org", 10, 2379, "m2.example.org");
            assertThatThrownBy(() -> settings(dns, "-d", "example.org", "--insecure-discovery=false"))
                    .isInstanceOf(UsageException.class).hasMessageContaining("names endpoints without TLS only");
            assertThat(settings(dns, "-d", "example.org", "--insecure-discovery=false", "--endpoints", "a:1")
                    .endpoints()).extracting(Endpoint::text).containsExactly("a:1");
            assertThatThrownBy(() -> settings(dns, "-d", "example.com")).isInstanceOf(LiveException.class)
                    .hasMessageContaining("the DNS has no SRV records _etcd-client-ssl._tcp.example.com");
        }
    }

    private ConnectSettings settings(Map<String, String> environment, String... words)
            throws IOException, UsageException {
        return ConnectArguments.of(raw(words), Console.of(OutputStream.nullOutputStream(), err, environment));
    }

    private ConnectSettings settings(FakeDns dns, String... words) throws IOException, UsageException {
        return ConnectArguments.of(raw(words), Console.of(OutputStream.nullOutputStream(), err),
                SrvDiscovery.at(dns.url()));
    }

    private static ConnectOptions raw(String... words) {
        EndpointStatusCommand command = new EndpointStatusCommand(
                Console.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
        new CommandLine(command).parseArgs(words);
        return command.connect;
    }
}
