package dev.etcdray.breakdown;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowFilterTest {
    private static final Place DEPLOYMENTS = new Place("deployments.apps", "apps", "web", "/registry");
    private static final Place NODES = new Place("nodes", "", null, "/registry");
    private static final Place ELSEWHERE = new Place(null, null, null, "/calico/");

    @Test
    void nullLetsEverythingThrough() {
        assertThat(RowFilter.ALL.matches(NODES)).isTrue();
        assertThat(RowFilter.ALL.matches(ELSEWHERE)).isTrue();
        assertThat(RowFilter.ALL.matches(new byte[0], 0, 0)).isTrue();
    }

    @Test
    void resourceAsShownOrWithoutItsGroup() {
        assertThat(resource("deployments.apps").matches(DEPLOYMENTS)).isTrue();
        assertThat(resource("deployments").matches(DEPLOYMENTS)).isTrue();
        assertThat(resource("deploy").matches(DEPLOYMENTS)).isFalse();
        assertThat(resource("nodes").matches(NODES)).isTrue();
        assertThat(resource("nodes").matches(ELSEWHERE)).isFalse();
    }

    @Test
    void namespaceExactly() {
        assertThat(new RowFilter(null, "web", null).matches(DEPLOYMENTS)).isTrue();
        assertThat(new RowFilter(null, "we", null).matches(DEPLOYMENTS)).isFalse();
        assertThat(new RowFilter(null, "web", null).matches(NODES)).isFalse();
        assertThat(new RowFilter(null, "web", null).matches(ELSEWHERE)).isFalse();
    }

    @Test
    void prefixIsOfTheKeysBytes() {
        assertThat(prefixMatches("/a/b", "/a/bc")).isTrue();
        assertThat(prefixMatches("/a/b", "/a/b")).isTrue();
        assertThat(prefixMatches("/a/b", "/a/")).isFalse();
        assertThat(prefixMatches("", "")).isTrue();
    }

    /** The table does not know the type; a stored value will tell its group. */
    @Test
    void aGroupThatIsNotKnownYetMayMatch() {
        Place unknown = new Place("robots", null, null, "/registry");
        assertThat(resource("robots.acme.io").matches(unknown)).isFalse();
        assertThat(resource("robots.acme.io").mayMatch(unknown)).isTrue();
        assertThat(resource("robotsacme.io").mayMatch(unknown)).isFalse();
        assertThat(new RowFilter(null, "web", "robots.acme.io").mayMatch(unknown)).isFalse();
        assertThat(resource("nodes.acme.io").mayMatch(NODES)).isFalse();
    }

    private static RowFilter resource(@Nullable String resource) {
        return new RowFilter(null, null, resource);
    }

    private static boolean prefixMatches(String prefix, String key) {
        byte[] keys = ("xx" + key + "/b").getBytes(StandardCharsets.UTF_8);
        return new RowFilter(prefix.getBytes(StandardCharsets.UTF_8), null, null).matches(keys, 2, key.length());
    }
}
