package dev.daybook.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The containers of a pipeline as the DAG renders them: the golden file {@code
 * dags/tests/argv.json}.
 *
 * @param stages in their order
 */
record Containers(String pipeline, String date, String runId, List<Stage> stages) {
    static final Path ROOT = Path.of(System.getProperty("daybook.root"));

    /** One container, in the words of the engine's interface. */
    record Stage(
            String stage,
            String image,
            List<String> command,
            Map<String, String> environment,
            List<String> secrets,
            List<Mounted> mounts,
            String network,
            String user,
            long memory,
            long memorySwap,
            long pidsLimit,
            boolean readOnlyRoot,
            List<String> capDrop,
            List<String> securityOpt,
            Map<String, String> tmpfs,
            List<String> dockerRun) {}

    /** A volume of a container. */
    record Mounted(String type, String source, String target, boolean readOnly) {}

    static Containers read() {
        Path file = ROOT.resolve("dags/tests/argv.json");
        return JsonMapper.builder()
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(file.toFile(), Containers.class);
    }

    Stage stage(String name) {
        return stages.stream()
                .filter(stage -> stage.stage().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
