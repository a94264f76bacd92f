package dev.daybook.blackbox;

/**
 * A process that has ended.
 *
 * @param exitCode of the process
 * @param output standard output and standard error
 */
record Ended(int exitCode, String output) {}
