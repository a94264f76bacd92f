/** The programs as their users run them: real jars as processes, a real server, real files. */
@NullMarked
package dev.daybook.blackbox;

import org.jspecify.annotations.NullMarked;
