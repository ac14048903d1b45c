package dev.etcdray.history;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** No revision of the key, or of any key below the prefix, is in the file. */
public final class KeyNotFoundException extends IOException {
    private static final long serialVersionUID = 1;

    KeyNotFoundException(String file, HistoryHead.Query query, long compactRevision, List<KeyBytes> near) {
        super(file + ": there is no " + (query.kind().equals("key") ? "revision of key '" : "key that starts with '")
                + query.key() + "'" + gone(compactRevision) + suggestion(near));
    }

    private static String gone(long compactRevision) {
        return compactRevision < 0
                ? ""
                : " (compacted at " + compactRevision + ": of a key that was deleted by then nothing is left)";
    }

    private static String suggestion(List<KeyBytes> near) {
        return near.isEmpty()
                ? "; check how it is written"
                : "; did you mean " + near.stream().map(KeyNotFoundException::argument)
                        .collect(Collectors.joining(" or ")) + "?";
    }

    /** As it can be typed: what text cannot carry is given as base64. */
    private static String argument(KeyBytes key) {
        return key.text().indexOf('\\') < 0 ? "'" + key.text() + "'" : "--base64 " + key.base64();
    }
}
