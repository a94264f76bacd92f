package dev.daybook.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** What the images are, whatever runs in them. */
class ImagesIT {
    private static final Containers CONTAINERS = Containers.read();
    private static final long MB = 1_000_000;

    private final DockerClient client = DockerClientFactory.instance().client();

    private InspectImageResponse image(String name) {
        return client.inspectImageCmd(name).exec();
    }

    private static Map<String, String> labels(InspectImageResponse image) {
        return Objects.requireNonNull(Objects.requireNonNull(image.getConfig()).getLabels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "flatten", "validate", "export"})
    void runsAJavaProgramAsANumberedUserWithoutVolumes(String stage) {
        InspectImageResponse image = image(CONTAINERS.stage(stage).image());
        var config = Objects.requireNonNull(image.getConfig());
        assertThat(config.getUser()).isEqualTo("10001:10001");
        assertThat(config.getEntrypoint()).startsWith("java").endsWith("/opt/daybook/task.jar");
        assertThat(config.getVolumes()).isNull();
        assertThat(config.getEnv()).noneMatch(variable -> variable.startsWith("DAYBOOK_KEY"));
        String version = CONTAINERS.stage(stage).image().replaceFirst(".*:", "");
        assertThat(labels(image))
                .containsEntry("org.opencontainers.image.version", version)
                .hasEntrySatisfying(
                        "org.opencontainers.image.revision",
                        revision -> assertThat(revision).matches("[0-9a-f]{40}(-dirty)?|unknown"));
    }

    /** Empty is as if not set: only DuckDB's part is taken from beside the heap. */
    @ParameterizedTest
    @CsvSource({"extract,''", "flatten,''", "validate,50%", "export,''"})
    void setsTheMemoryOfDuckDbAlone(String stage, String memory) {
        var config = Objects.requireNonNull(image(CONTAINERS.stage(stage).image()).getConfig());
        assertThat(config.getEnv()).contains("DAYBOOK_MEMORY=" + memory);
    }

    /** The limits hold for the slim base; on another one they hold for what is added to it. */
    @ParameterizedTest
    @CsvSource({"extract,150", "flatten,150", "validate,250", "export,150"})
    void isSmall(String stage, long limit) {
        InspectImageResponse image = image(CONTAINERS.stage(stage).image());
        String base = labels(image).get("org.opencontainers.image.base.name");
        long slim = 116 * MB;
        long above =
                Objects.requireNonNull(image.getSize())
                        - Objects.requireNonNull(image(Objects.requireNonNull(base)).getSize());
        assertThat(above).isLessThan(limit * MB - slim);
        if (base.startsWith("daybook/base:")) {
            assertThat(image.getSize()).isLessThan(limit * MB);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "flatten", "validate", "export"})
    void holdsNoNativeLibraryInItsJar(String stage) throws Exception {
        Path jar = Containers.ROOT.resolve("etl-tasks/" + stage + "/target/" + stage + ".jar");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertThat(zip.stream())
                    .noneMatch(entry -> entry.getName().matches(".*\\.(so|dylib|dll)(_.*)?"));
        }
    }

    /** Runs java of an image with the image's options, as the entry point does. */
    private static String java(String stage, long memory, String... arguments) {
        String[] command =
                Arrays.copyOf(
                        new String[] {"java", "@/opt/daybook/jvm.options"}, arguments.length + 2);
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        try (Run run =
                new Run(
                        new GenericContainer<>(
                                        DockerImageName.parse(CONTAINERS.stage(stage).image()))
                                .withNetworkMode("none")
                                .withCreateContainerCmdModifier(
                                        create -> {
                                            create.withEntrypoint(command).withCmd(List.of());
                                            create.getHostConfig()
                                                    .withReadonlyRootfs(true)
                                                    .withMemory(memory)
                                                    .withMemorySwap(memory);
                                        }))) {
            int exitCode = run.exitCode();
            assertThat(exitCode).as(run.log()).isZero();
            return run.log();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "extract,65",
        "flatten,65",
        "validate,25",
        "export,65",
    })
    void givesTheHeapAShareOfTheLimit(String stage, int percent) {
        for (long mebibytes : new long[] {600, 1200}) {
            long limit = mebibytes << 20;
            String flags = java(stage, limit, "-XX:+PrintFlagsFinal", "-version");
            long heap =
                    flags.lines()
                            .filter(line -> line.contains(" MaxHeapSize "))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .findFirst()
                            .orElseThrow();
            assertThat(heap).isBetween(limit / 100 * (percent - 2), limit / 100 * (percent + 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "flatten", "validate", "export"})
    void startsFromItsClassDataArchive(String stage) {
        String log =
                java(
                        stage,
                        512 << 20,
                        "-Xshare:on",
                        "-Xlog:class+load",
                        "-jar",
                        "/opt/daybook/task.jar",
                        "--help");
        assertThat(log.lines().filter(line -> line.contains("dev.daybook.task.TaskRunner ")))
                .singleElement()
                .asString()
                .contains("shared objects file");
    }

    @Test
    void saysWhatToDoAboutAFolderOfSomebodyElse(@TempDir Path folder) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Object owner = Files.getAttribute(folder, "unix:uid");
        Containers.Stage flatten = CONTAINERS.stage("flatten");
        Mount bind =
                new Mount()
                        .withType(MountType.BIND)
                        .withSource(folder.toString())
                        .withTarget("/staging");
        try (Site site = new Site(CONTAINERS)) {
            Run run = site.start(flatten, List.of(bind));

            assertThat(run.exitCode()).as(run.log()).isEqualTo(74);
            assertThat(run.lastLine())
                    .contains("no permission for '/staging/")
                    .contains("'/staging' belongs to uid " + owner)
                    .contains("run: chown -R 10001:10001 FOLDER")
                    .contains("or use a named volume");
        }
    }
}
