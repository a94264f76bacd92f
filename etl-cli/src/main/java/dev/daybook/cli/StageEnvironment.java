package dev.daybook.cli;

import dev.daybook.partition.Stage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables that a stage gets: those of this process, the keys for extract alone, and none that
 * stands for an option which the command line decides.
 *
 * @param base the variables of this process
 * @param keys by name, for extract
 */
record StageEnvironment(Map<String, String> base, Map<String, String> keys) {
    private static final List<String> DECIDED =
            List.of(
                    "DAYBOOK_PIPELINE",
                    "DAYBOOK_DATE",
                    "DAYBOOK_STAGING",
                    "DAYBOOK_OUTPUT",
                    "DAYBOOK_CONTRACT",
                    "DAYBOOK_SOURCE",
                    "DAYBOOK_RUN_ID",
                    "DAYBOOK_ATTEMPT",
                    "DAYBOOK_REFETCH",
                    "DAYBOOK_REPROTECT",
                    "DAYBOOK_PRINT_SQL");

    /** Copies the maps. */
    StageEnvironment {
        base = Map.copyOf(base);
        keys = Map.copyOf(keys);
    }

    /**
     * Returns the variables of a stage.
     *
     * @param result the file into which the stage writes what became of it
     */
    Map<String, String> of(Stage stage, Path result) {
        Map<String, String> variables = new LinkedHashMap<>(base);
        DECIDED.forEach(variables::remove);
        keys.keySet().forEach(variables::remove);
        if (stage == Stage.EXTRACT) {
            variables.putAll(keys);
        }
        variables.put("DAYBOOK_RESULT", result.toString());
        return variables;
    }

    /** Hides the keys. */
    @Override
    public String toString() {
        return "variables of a stage, keys " + keys.keySet();
    }
}
