package dev.etcdray.report;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stand-ins for names: HMAC-SHA-256 under a key that is in no report, cut to 64 bits. Equal names have equal ones. They
 * are words of letters, digits and one underscore, so that no output has to escape them. For any number of threads.
 */
final class Tokens {
    /** A stand-in: what it stands for, and which. */
    static final Pattern FORM = Pattern.compile("([a-z]+)_([0-9a-f]{16})");

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;

    private final ThreadLocal<Mac> macs;

    Tokens(byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(secret));
    }

    private static Mac mac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** @param what it stands for, in letters */
    String of(String what, String name) {
        byte[] hash = macs.get().doFinal(name.getBytes(StandardCharsets.UTF_8));
        return what + "_" + HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    }
}
