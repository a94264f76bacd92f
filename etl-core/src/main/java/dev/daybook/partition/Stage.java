package dev.daybook.partition;

import dev.daybook.document.Worded;
import java.util.Locale;

/** The four steps of a partition, in order. */
public enum Stage implements Worded {
    /** Pages from the source into the archive. */
    EXTRACT,
    /** Pages into tables. */
    FLATTEN,
    /** A verdict about the tables. */
    VALIDATE,
    /** Tables into the published folder. */
    EXPORT;

    /** Returns the word used for the module, the image, the task, the folder and the log. */
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
