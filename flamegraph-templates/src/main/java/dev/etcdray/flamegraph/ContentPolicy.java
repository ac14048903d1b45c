package dev.etcdray.flamegraph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The page's content security policy: this script, this style, and nothing from anywhere. A key name that became
/// markup
/// would still not run.
final class ContentPolicy {
    private ContentPolicy() {
    }

    static String meta(String script, String style) {
        return """
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '%s'; style-src '%s'; \
                img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; \
                require-trusted-types-for 'script'; trusted-types 'none'">"""
                .formatted(hash(script), hash(style));
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
