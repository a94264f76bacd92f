package dev.daybook.task;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The log of a task, of which the verdict is the last line: what a thread that still works says
 * after it is not written.
 */
final class TaskLog extends LegacyAbstractLogger {
    private final Logger lines;
    private boolean isClosed;

    TaskLog(Logger lines) {
        this.name = lines.getName();
        this.lines = lines;
    }

    /** Logs the verdict and nothing after it. */
    synchronized void verdict(Level level, String text) {
        lines.atLevel(level).log(text);
        isClosed = true;
    }

    @Override
    protected synchronized void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable cause) {
        if (isClosed) {
            return;
        }
        LoggingEventBuilder line = lines.atLevel(level);
        line = cause == null ? line : line.setCause(cause);
        if (arguments == null) {
            line.log(pattern);
        } else {
            line.log(pattern, arguments);
        }
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return TaskLog.class.getName();
    }

    @Override
    public boolean isTraceEnabled() {
        return lines.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return lines.isDebugEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return lines.isInfoEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return lines.isWarnEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return lines.isErrorEnabled();
    }
}
