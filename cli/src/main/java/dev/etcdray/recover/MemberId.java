package dev.etcdray.recover;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Id of a member or a cluster. In JSON decimal, as etcdctl prints it there; for people hexadecimal, as etcdctl's tables
 * have it.
 *
 * @param value unsigned
 */
public record MemberId(long value) {

    /** From JSON. */
    @JsonCreator
    public static MemberId ofDecimal(String decimal) {
        return new MemberId(Long.parseUnsignedLong(decimal));
    }

    /** From a table of etcdctl. */
    public static MemberId ofHex(String hex) {
        return new MemberId(Long.parseUnsignedLong(hex, 16));
    }

    /** For JSON. */
    @JsonValue
    public String decimal() {
        return Long.toUnsignedString(value);
    }

    /** For people. */
    public String hex() {
        return Long.toHexString(value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
