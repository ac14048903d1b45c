package dev.etcdray.bolt.check;

/**
 * One structural fault.
 *
 * @param kind what class of fault it is
 * @param file the file's name as the user gave it
 * @param page id of the page at fault, or -1 when the fault is not in a page
 * @param offset byte offset in the file of the field at fault, -1 when there is none
 * @param field the field that is wrong, in the words of FORMAT.md
 * @param expected what the field had to be
 * @param actual what was read
 */
public record Fault(FaultKind kind, String file, long page, long offset, String field, String expected, String actual) {

    /** One sentence: file, page, offset, field, expected and actual. */
    public String message() {
        if (kind == FaultKind.NOT_BBOLT) {
            return file + ": not a bbolt database: this is " + actual;
        }
        String where = page < 0 ? "" : "page " + page + ", offset " + offset + ": ";
        return file + ": " + where + field + ": expected " + expected + ", found " + actual;
    }
}
