package dev.daybook.extract;

import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import java.util.Map;
import org.slf4j.Logger;

/** What a log may hold of names that a source invents. */
final class LogText {
    private static final int LONGEST = 200;
    private static final int MOST_LINES = 20;

    private LogText() {}

    /** Returns a name without line breaks and other control characters, and not too long. */
    static String plain(String name) {
        String text = name.replaceAll("\\p{C}", "?");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** Logs the fields that the contract does not name. */
    static void unknownFields(Logger log, Archive archive) {
        Map<String, Long> unknown = archive.unknownFields();
        unknown.entrySet().stream()
                .limit(MOST_LINES)
                .forEach(
                        field ->
                                log.warn(
                                        "unknown field {} count={} {}; name it in the contract",
                                        plain(field.getKey()),
                                        field.getValue(),
                                        fate(archive, field.getKey())));
        if (unknown.size() > MOST_LINES) {
            log.warn(
                    "{} more unknown fields; the manifest lists them", unknown.size() - MOST_LINES);
        }
    }

    private static String fate(Archive archive, String path) {
        return Protections.UNKNOWN_DROPPED.equals(archive.protections().get(path))
                ? "dropped"
                : "archived";
    }
}
