package dev.etcdray.cli.text;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TablesTest {
    private static final Table TABLE = new Table(List.of(Column.number("BYTES"), Column.text("STATE"),
            Column.name("KEY")),
            List.of(List.of("7", "live", "/a/" + "x".repeat(50) + "/end"), List.of("1234567", "tombstone", "/b")));
    private static final Section SECTION = new Section("Keys", TABLE, List.of("a note"));

    @Test
    void columnsAlignAndNumbersStandToTheRight() throws IOException {
        assertThat(aligned(Layout.PLAIN)).isEqualTo("""
                Keys
                    BYTES  STATE      KEY
                        7  live       /a/%s/end
                  1234567  tombstone  /b
                  a note
                """.formatted("x".repeat(50)));
    }

    @Test
    void aNameIsCutInTheMiddleOnlyForATerminal() throws IOException {
        String text = aligned(new Layout(false, 60));
        // 60 less 2 before each column, 7 and 9 of the others: 38 remain for the name
        assertThat(text).contains("/a/" + "x".repeat(16) + "…" + "x".repeat(14) + "/end\n");
        assertThat(text.lines().mapToInt(String::length).max()).hasValue(60);
        assertThat(aligned(new Layout(false, 0))).doesNotContain("…");
    }

    @Test
    void theLongestNamesAreCutFirst() throws IOException {
        Table two = new Table(List.of(Column.name("NAMESPACE"), Column.name("KEY")),
                List.of(List.of("payments", "/registry/pods/payments/" + "y".repeat(40))));
        StringWriter out = new StringWriter();
        AlignedTables.write(List.of(new Section("", two, List.of())), new Layout(false, 60), out);
        assertThat(out.toString()).contains("  payments   /registry/pods/payments…yyy");
        assertThat(out.toString().lines().mapToInt(String::length).max()).hasValue(60);
    }

    @Test
    void detailsGoWhereThereIsNoRoomAndThatIsSaid() throws IOException {
        Table table = new Table(List.of(Column.number("SIZE"), Column.detail("BYTES"), Column.detail("REVISIONS"),
                Column.name("KEY")), List.of(List.of("1.0 KiB", "1024", "7", "/registry/pods/payments/api")));
        StringWriter wide = new StringWriter();
        AlignedTables.write(List.of(new Section("", table, List.of())), new Layout(false, 60), wide);
        assertThat(wide.toString()).contains("REVISIONS").doesNotContain("no room");
        StringWriter narrow = new StringWriter();
        // 9 + 7 + 26 characters and 2 before each: 48; without the revisions 37
        AlignedTables.write(List.of(new Section("", table, List.of())), new Layout(false, 45), narrow);
        assertThat(narrow).hasToString("""
                     SIZE  BYTES  KEY
                  1.0 KiB   1024  /registry/pods/payments/api
                  no room for REVISIONS
                """);
    }

    @Test
    void sentencesBreakBetweenWordsOnATerminalOnly() throws IOException {
        Section section = new Section("", new Table(List.of(Column.text(""), Column.prose("")),
                List.of(List.of("what", "one two three four five six seven"))), List.of());
        StringWriter narrow = new StringWriter();
        AlignedTables.write(List.of(section), new Layout(false, 32), narrow);
        assertThat(narrow).hasToString("""
                  what  one two three four five
                        six seven
                """);
        StringWriter piped = new StringWriter();
        AlignedTables.write(List.of(section), Layout.PLAIN, piped);
        assertThat(piped).hasToString("  what  one two three four five six seven\n");
    }

    @Test
    void headingsAreStyledOnlyWhereAsked() throws IOException {
        assertThat(aligned(new Layout(true, 0))).startsWith("\u001b[1mKeys\u001b[0m\n");
        assertThat(aligned(Layout.PLAIN)).doesNotContain("\u001b");
    }

    @Test
    void boxes() throws IOException {
        StringWriter out = new StringWriter();
        BoxedTables.write(List.of(new Section("", new Table(List.of(Column.number("N"), Column.name("KEY")),
                List.of(List.of("12", "/a"))), List.of())), Layout.PLAIN, out);
        assertThat(out).hasToString("""
                ┌────┬─────┐
                │  N │ KEY │
                ├────┼─────┤
                │ 12 │ /a  │
                └────┴─────┘
                """);
    }

    @Test
    void aBoxFitsTheTerminal() throws IOException {
        StringWriter out = new StringWriter();
        BoxedTables.write(List.of(SECTION), new Layout(false, 70), out);
        assertThat(out.toString().lines().mapToInt(String::length).max()).hasValue(70);
    }

    @Test
    void cellsCannotSpeakToTheTerminal() {
        Table table = new Table(List.of(Column.name("KEY")), List.of(List.of("\u001b]0;x\u0007")));
        assertThat(table.rows()).containsExactly(List.of("\\x1b]0;x\\x07"));
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        assertThatThrownBy(() -> new Table(List.of(Column.text("A")), List.of(List.of("x", "y"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("a row of 2 cells in 1 columns");
    }

    private static String aligned(Layout layout) throws IOException {
        StringWriter out = new StringWriter();
        AlignedTables.write(List.of(SECTION), layout, out);
        return out.toString();
    }
}
