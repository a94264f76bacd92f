package dev.daybook.validate;

import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Counts the rejected rows of each table in flatten's quarantine. */
final class QuarantineCount {
    private static final String FILE = "quarantine.ndjson";

    private QuarantineCount() {}

    /**
     * Returns the lines of each table that has one.
     *
     * @throws EtlException with exit code 66 if the file is not one JSON object a line
     */
    static Map<String, Long> read(StageFolder flatten) throws IOException {
        Path file = flatten.file(flatten.entry(FILE));
        Map<String, Long> lines = new HashMap<>();
        JsonFactory factory = JsonFactory.builder().build();
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = factory.createParser(ObjectReadContext.empty(), in)) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                lines.merge(table(json), 1L, Long::sum);
            }
            if (json.currentToken() != null) {
                throw malformed(file, json.currentTokenLocation().getLineNr());
            }
        } catch (JacksonException e) {
            // The parser's message may quote the line.
            throw malformed(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
        }
        return lines;
    }

    /** Reads one object to its end and returns the text of its member {@code table}. */
    private static String table(JsonParser json) {
        String table = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("table") && value == JsonToken.VALUE_STRING) {
                table = json.getString();
            }
            json.skipChildren();
        }
        return table;
    }

    private static EtlException malformed(Path file, int line) {
        return new EtlException(
                ExitCode.INPUT_INVALID,
                "'"
                        + file
                        + "' is not one JSON object a line, at line "
                        + line
                        + "; run flatten for this date again");
    }
}
