package dev.etcdray.cli.endpoint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.etcdray.live.LiveException;
import java.util.Locale;

/**
 * Why a member did not do what was asked.
 *
 * @param kind stable, for programs: a kind of {@link LiveException} in lower case, {@code _} as {@code -}
 * @param message one sentence that names the endpoint
 */
public record MemberError(String kind, String message) {

    static MemberError of(LiveException failure) {
        return new MemberError(failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                String.valueOf(failure.getMessage()));
    }

    /** Whether it is about TLS or who we are, rather than about the member. */
    @JsonIgnore
    public boolean isAboutAccess() {
        return kind.equals("tls") || kind.equals("authentication") || kind.equals("permission");
    }

    /** The message where the endpoint stands beside it. */
    String messageAt(String endpoint) {
        return message.startsWith(endpoint + ": ") ? message.substring(endpoint.length() + 2) : message;
    }
}
