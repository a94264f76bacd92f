package dev.daybook.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A folder of recorded answers, named {@code <seed>-page-<page>.json} and given back byte for byte.
 */
record Recordings(Path folder) {

    private static final int RESULTS = 500;
    private static final Pattern SEED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    Answer answer(Query query) {
        String seed = query.parameter("seed").orElse("");
        String name = seed + "-page-" + query.parameter("page").orElse("1") + ".json";
        String results = query.parameter("results").orElse("1");
        if (!SEED.matcher(name).matches() || !Files.isRegularFile(folder.resolve(name))) {
            return Answer.error(404, "Not recorded: '" + name + "' would be needed");
        }
        if (!results.equals(String.valueOf(RESULTS))) {
            return Answer.error(
                    404,
                    "'%s' was recorded with results=%d; expected that, not results=%s"
                            .formatted(name, RESULTS, results));
        }
        return recorded(folder.resolve(name));
    }

    private static Answer recorded(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return Answer.json(out -> out.write(bytes), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
