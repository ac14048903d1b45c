package dev.etcdray.cli.endpoint;

import dev.etcdray.live.MemberStatus;
import dev.etcdray.live.MemberView;
import org.jspecify.annotations.Nullable;

/**
 * A member.
 *
 * @param endpoint where it was asked
 * @param name its name in the member list; null if nobody tells
 * @param status what it said; null if it did not answer
 * @param error why it did not; null if it did
 */
public record MemberRow(String endpoint, @Nullable String name, @Nullable MemberFigures status,
        @Nullable MemberError error) {

    static MemberRow of(MemberView view) {
        String endpoint = view.endpoint().text();
        return switch (view.answer()) {
            case MemberView.Up(MemberStatus status) ->
                new MemberRow(endpoint, view.name(), MemberFigures.of(status), null);
            case MemberView.Down(var failure) ->
                new MemberRow(endpoint, view.name(), null, MemberError.of(failure));
        };
    }

    /** What to call it in a sentence. */
    String label() {
        return name == null || name.isEmpty() ? endpoint : name;
    }
}
