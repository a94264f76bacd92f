package dev.daybook.sample;

/** How an answer goes over the wire. */
enum Delivery {
    WHOLE,
    /** Half of the body, under a Content-Length that promises all of it. */
    TRUNCATED,
    /** Half of the body in chunks, without the last chunk. */
    TRUNCATED_CHUNKED,
    /** Nothing, for as long as the server lives. */
    SILENT,
    /** Half of the body, then nothing for as long as the server lives. */
    STALLED,
    /** All of it, late. */
    LATE,
    /** The connection is closed before a single byte. */
    CLOSED
}
