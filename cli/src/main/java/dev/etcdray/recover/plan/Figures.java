package dev.etcdray.recover.plan;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.recover.Member;
import java.util.Collection;
import java.util.stream.Collectors;

/** Numbers and names, as sentences have them. */
final class Figures {

    private Figures() {
    }

    /** Both forms: people compare with etcdctl's decimal units and set quotas in binary ones. */
    static String bytes(long bytes) {
        return bytes < 1024 ? bytes + " bytes" : Sizes.binary(bytes) + " (" + bytes + " bytes)";
    }

    /** {@code 1 revision}, {@code 2 revisions}. */
    static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    /** {@code 1 entry}, {@code 2 entries}. */
    static String count(long number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }

    /** Labels of members with commas between. */
    static String names(Collection<Member> members) {
        return members.stream().map(Member::label).collect(Collectors.joining(", "));
    }
}
