package dev.etcdray.flamegraph.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding.
///
/// @param id
///            of the rule, for the reader who looks it up
/// @param level
///            how much it matters
/// @param sentence
///            what is so
/// @param owner
///            who can fix it: "the tenant: whoever owns the objects"
/// @param bytes
///            what it takes now, 0 if it is not about bytes
/// @param saved
///            what following it saves
/// @param figures
///            what it rests on
/// @param things
///            the largest things concerned
/// @param place
///            where it is in the flame graph, null if nowhere
/// @param action
///            what to run, null if there is nothing
/// @param confidence
///            how sure the figures are
/// @param unproven
///            what the data cannot prove, null if all was counted
public record Card(String id, Level level, String sentence, String owner, long bytes, Saved saved,
        List<Figure> figures, List<Thing> things, @Nullable Link place, @Nullable Action action, String confidence,
        @Nullable String unproven) {

    /// Copies the lists.
    public Card {
        figures = List.copyOf(figures);
        things = List.copyOf(things);
    }

    /// How much it matters, worst first.
    public enum Level {
        /// Something is broken, or soon will be.
        CRITICAL("Critical"),
        /// Worth doing something about.
        WARNING("Warning"),
        /// Worth knowing.
        INFO("Note");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        /// A word for a reader.
        public String label() {
            return label;
        }
    }

    /// The same bytes at three stages; never added up.
    ///
    /// @param logical
    ///            gone for a client
    /// @param reusable
    ///            free inside the file
    /// @param returned
    ///            back on the disk
    public record Saved(long logical, long reusable, long returned) {
        boolean isAny() {
            return most() > 0;
        }

        long most() {
            return Math.max(logical, Math.max(reusable, returned));
        }
    }

    /// A figure that the sentence rests on.
    ///
    /// @param name
    ///            what is counted
    /// @param value
    ///            how many
    /// @param unit
    ///            of what; "bytes" are shown in binary units, too
    public record Figure(String name, long value, String unit) {}

    /// Something concerned.
    ///
    /// @param name
    ///            what it is called
    /// @param bytes
    ///            what it takes
    /// @param remark
    ///            a few words more, may be empty
    /// @param place
    ///            where it is in the flame graph, null if it has no frame of its own
    public record Thing(String name, long bytes, String remark, @Nullable Link place) {}
}
