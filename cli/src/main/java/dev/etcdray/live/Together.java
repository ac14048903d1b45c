package dev.etcdray.live;

import java.util.List;
import java.util.stream.Collectors;

/** No member could be asked. */
final class Together {

    private Together() {
    }

    /** One failure of all; it is of the first one's kind. */
    static LiveException of(List<LiveException> failures) {
        LiveException first = failures.getFirst();
        return failures.size() == 1
                ? first
                : new LiveException(first.kind(), "no member answered: "
                        + failures.stream().map(LiveException::getMessage).collect(Collectors.joining(". ")), first);
    }
}
