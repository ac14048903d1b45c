package dev.etcdray.live;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An alarm, from the errors in a member's status. The list of alarms itself is asked for through raft, which needs a
 * quorum and writes; from 3.5.0 to 3.5.4 it could keep a member from starting again (etcd issue 14382).
 *
 * @param memberId of the member that raised it, unsigned; 0 if none is named
 * @param type {@code NOSPACE}, {@code CORRUPT}, or the name of another
 */
public record MemberAlarm(long memberId, String type) {
    /** A protobuf message as text: a field that is 0 is left out, and blanks between fields vary. */
    private static final Pattern TEXT = Pattern.compile("^(?:memberID:(\\d+)\\s+)?alarm:(\\w+)\\s*$");

    static Stream<MemberAlarm> in(String error) {
        Matcher matcher = TEXT.matcher(error);
        if (!matcher.find()) {
            return Stream.empty();
        }
        String id = matcher.group(1);
        return Stream.of(new MemberAlarm(id == null ? 0 : Long.parseUnsignedLong(id), matcher.group(2)));
    }
}
