package dev.daybook.flatten;

/** Some whole records of a list, cut out of a page. */
final class Piece {
    /** Begins with the records and the commas between them. */
    final byte[] bytes;

    /** The length of the records; {@link JsonCursor#PADDING} bytes at least follow. */
    final int length;

    /** Where the piece begins in the page, in bytes. */
    final long origin;

    /** How many objects and lists are open around the records. */
    final int depth;

    /** The path of the records. */
    final String path;

    /** The place of the first record in the list. */
    final int first;

    Piece(byte[] bytes, int length, long origin, int depth, String path, int first) {
        this.bytes = bytes;
        this.length = length;
        this.origin = origin;
        this.depth = depth;
        this.path = path;
        this.first = first;
    }
}
