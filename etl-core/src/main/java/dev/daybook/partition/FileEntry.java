package dev.daybook.partition;

/**
 * A file of a stage's folder as its manifest states it.
 *
 * @param path its name in the folder
 * @param bytes its size
 * @param rows rows of a table, lines of a quarantine, source records of a page
 * @param sha256 of its bytes, in hex
 */
public record FileEntry(String path, long bytes, long rows, String sha256) {}
