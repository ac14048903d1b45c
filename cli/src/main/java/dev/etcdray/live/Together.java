package dev.etcdray.live;

import java.util.List;

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
                        + failures.stream().map(failure -> String.valueOf(failure.getMessage()))
                                .reduce(Together::joined).orElseThrow(),
                        first);
    }

    private static String joined(String before, String sentence) {
        return before + (before.endsWith("?") ? " " : ". ") + sentence;
    }
}
