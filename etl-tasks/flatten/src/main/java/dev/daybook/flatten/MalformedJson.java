package dev.daybook.flatten;

/** A page that is not JSON. The message holds nothing of the page. */
final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Where it is: the offset in the decompressed page, in bytes. */
    final long offset;

    MalformedJson(long offset, String expected) {
        super("expected " + expected, null, false, false);
        this.offset = offset;
    }
}
