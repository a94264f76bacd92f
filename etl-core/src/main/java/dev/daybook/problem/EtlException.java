package dev.daybook.problem;

import java.util.List;

/**
 * A run that cannot go on, with the exit code that tells who must act.
 *
 * <p>The message says what was found, what was expected, where, and what to do. It never holds a
 * value of the data.
 */
public final class EtlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /** Makes an exception with a message for the person who must act. */
    public EtlException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Makes an exception with the cause that a bug report needs. */
    public EtlException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Makes one exception that reports all problems, one a line, under a headline. */
    public static EtlException of(ExitCode exitCode, String headline, List<Problem> problems) {
        StringBuilder text = new StringBuilder(headline);
        for (Problem problem : problems) {
            text.append('\n').append("  ").append(problem);
        }
        return new EtlException(exitCode, text.toString());
    }

    /** Returns the code with which the program ends. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
