package dev.etcdray.live;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.etcdray.live.Endpoint.Scheme.HTTP;
import static dev.etcdray.live.Endpoint.Scheme.HTTPS;
import static dev.etcdray.live.Endpoint.Scheme.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What users write for an endpoint, and what members tell in their list. */
class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:2379,            NONE,  127.0.0.1,   2379, 127.0.0.1:2379",
        "127.0.0.1,                 NONE,  127.0.0.1,   2379, 127.0.0.1:2379",
        "etcd-0.etcd.svc:12379,     NONE,  etcd-0.etcd.svc, 12379, etcd-0.etcd.svc:12379",
        "localhost,                 NONE,  localhost,   2379, localhost:2379",
        "http://10.0.0.1:1,         HTTP,  10.0.0.1,    1,    10.0.0.1:1",
        "https://10.0.0.1:65535,    HTTPS, 10.0.0.1,    65535, 10.0.0.1:65535",
        "HTTPS://Etcd.Example.org,  HTTPS, Etcd.Example.org, 2379, Etcd.Example.org:2379",
        "https://m1.example:2379/,  HTTPS, m1.example,  2379, m1.example:2379",
        "https://m1.example/v3/kv,  HTTPS, m1.example,  2379, m1.example:2379",
        "'  m1:2379 ',              NONE,  m1,          2379, m1:2379",
        "[::1]:2379,                NONE,  ::1,         2379, [::1]:2379",
        "[::1],                     NONE,  ::1,         2379, [::1]:2379",
        "::1,                       NONE,  ::1,         2379, [::1]:2379",
        "https://[2001:db8::7]:4001, HTTPS, 2001:db8::7, 4001, [2001:db8::7]:4001",
        "https://[2001:db8::7],     HTTPS, 2001:db8::7, 2379, [2001:db8::7]:2379",
        "[fe80::1%eth0]:2379,       NONE,  fe80::1%eth0, 2379, [fe80::1%eth0]:2379",
        "[::ffff:192.0.2.1]:2379,   NONE,  ::ffff:192.0.2.1, 2379, [::ffff:192.0.2.1]:2379",
    })
    void whatIsWrittenIsWhereItIs(String text, Endpoint.Scheme scheme, String host, int port, String authority) {
        Endpoint endpoint = Endpoint.parse(text);
        assertThat(endpoint).isEqualTo(new Endpoint(text.strip(), scheme, host, port));
        assertThat(endpoint.authority()).isEqualTo(authority);
        assertThat(endpoint).hasToString(text.strip());
    }

    @Test
    void theDefaultIsThatOfEtcdctl() {
        assertThat(Endpoint.DEFAULT).isEqualTo(new Endpoint("127.0.0.1:2379", NONE, "127.0.0.1", 2379));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":2379", "http://", "https://:2379", "https:///v3", "[]:2379", "[::1", "::1]",
        "[::1]2379", "[127.0.0.1]:2379", "[a:b]:2379", "[[::1]]", "a b:2379", "a/b", "höst:2379",
        "a,b"})
    void withoutAHostItIsNone(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint '" + text.strip() + "' has no host; write it as 127.0.0.1:2379, [::1]:2379 or"
                        + " https://HOST:2379");
    }

    /** What stands before it may be a password. */
    @Test
    void aUserInItIsNotShown() {
        assertThatThrownBy(() -> Endpoint.parse("https://root:hush@host:2379"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an endpoint names a user (@); give it with --user");
    }

    /** etcdctl takes it; {@code java.net.URI} does not, and with it neither gRPC nor HTTP. */
    @Test
    void anUnderlineIsNamed() {
        assertThatThrownBy(() -> Endpoint.parse("http://etcd_1:2379")).hasMessage("endpoint 'http://etcd_1:2379' has"
                + " '_' in its host, which Java takes in no host name; use its address");
    }

    @ParameterizedTest
    @CsvSource({"m1:, ''", "m1:x, x", "m1:2379x, 2379x", "m1:+1, +1", "m1:-1, -1", "m1:2379/v3, 2379/v3",
        "m1:m2:2379, m2:2379", "m1:1234567890, 1234567890", "m1:２３７９, ２３７９"})
    void aPortIsANumber(String text, String port) {
        assertThatThrownBy(() -> Endpoint.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint '" + text + "' has the port '" + port + "', no number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "999999999"})
    void aPortIsOneThatThereIs(String port) {
        assertThatThrownBy(() -> Endpoint.parse("[::1]:" + port)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint '[::1]:" + port + "' has port " + port + "; ports are 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix:/run/etcd.sock", "unix:///run/etcd.sock", "unixs://localhost:7"})
    void socketsAreNotSpoken(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint '" + text + "' is a Unix socket; etcdray speaks TCP only");
    }

    @Test
    void otherSchemesAreNotSpoken() {
        assertThatThrownBy(() -> Endpoint.parse("ftp://m1")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint 'ftp://m1' starts with 'ftp://'; http:// and https:// are known");
    }

    /** etcd, client/v3/internal/endpoint: without a scheme, credentials decide. */
    @Test
    void theSchemeDecidesOnTlsAndElseItsOptions() {
        Path file = Path.of("x.pem");
        TlsFiles ca = new TlsFiles(file, null, null, false, false, null);
        TlsFiles wanted = new TlsFiles(null, null, null, false, true, null);
        TlsFiles skipping = new TlsFiles(null, null, null, true, false, null);
        assertThat(TlsFiles.NONE.isFor(Endpoint.parse("m1"))).isFalse();
        assertThat(ca.isFor(Endpoint.parse("m1"))).isTrue();
        assertThat(wanted.isFor(Endpoint.parse("m1"))).isTrue();
        assertThat(skipping.isFor(Endpoint.parse("m1"))).isFalse();
        assertThat(ca.isFor(new Endpoint("", HTTP, "m1", 1))).isFalse();
        assertThat(TlsFiles.NONE.isFor(new Endpoint("", HTTPS, "m1", 1))).isTrue();
    }
}
