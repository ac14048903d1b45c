package dev.etcdray.live;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SrvDiscoveryTest {
    private FakeDns dns;

    @BeforeEach
    void start() throws IOException {
        dns = FakeDns.start();
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void thoseWithTlsComeFirstThenByPriority() throws LiveException {
        dns.srv("_etcd-client._tcp.example.org", 5, 2379, "plain.example.org");
        dns.srv("_etcd-client-ssl._tcp.example.org", 20, 2379, "second.example.org");
        dns.srv("_etcd-client-ssl._tcp.example.org", 10, 12379, "first.example.org");
        assertThat(SrvDiscovery.at(dns.url()).endpoints("example.org", null)).extracting(Endpoint::text)
                .containsExactly("https://first.example.org:12379", "https://second.example.org:2379",
                        "http://plain.example.org:2379");
    }

    @Test
    void theNameIsASuffixOfTheService() throws LiveException {
        dns.srv("_etcd-client-ssl._tcp.example.org", 10, 1, "other.example.org");
        dns.srv("_etcd-client-ssl-blue._tcp.example.org", 10, 2379, "m1.example.org");
        assertThat(SrvDiscovery.at(dns.url()).endpoints("example.org", "blue")).extracting(Endpoint::host)
                .containsExactly("m1.example.org");
    }

    @Test
    void aDomainWithoutRecords() {
        assertThatThrownBy(() -> SrvDiscovery.at(dns.url()).endpoints("example.org", null))
                .isInstanceOf(LiveException.class)
                .hasMessage("--discovery-srv: the DNS has no SRV records _etcd-client-ssl._tcp.example.org or"
                        + " _etcd-client._tcp.example.org; is the domain right? --endpoints goes without the DNS");
    }

    @Test
    void aSilentServerIsWaitedForASetTime() {
        dns.fallSilent();
        long since = System.nanoTime();
        assertThatThrownBy(() -> SrvDiscovery.at(dns.url()).endpoints("example.org", null))
                .isInstanceOf(LiveException.class).hasMessageContaining("the DNS does not tell of");
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(20));
    }
}
