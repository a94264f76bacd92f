package dev.daybook.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** {@code ./daybook task} as a person starts it. */
class TaskCommandIT {
    private final DockerClient client = DockerClientFactory.instance().client();
    private final String name = "daybook-test-" + UUID.randomUUID();

    @AfterEach
    void removeWhatItMakes() {
        client.removeVolumeCmd(name).exec();
        client.listNetworksCmd().withNameFilter(name).exec().stream()
                .forEach(network -> client.removeNetworkCmd(network.getId()).exec());
    }

    private String task(int expectedExitCode, String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Containers.ROOT.resolve("daybook").toString(), "task"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The jars are built, and this may be part of ./daybook test.
        builder.environment().put("DAYBOOK_NO_BUILD", "1");
        builder.environment().put("DAYBOOK_STAGING", name);
        builder.environment().put("DAYBOOK_OUTPUT", name);
        builder.environment().put("DAYBOOK_NETWORK", name);
        builder.environment().put("DAYBOOK_KEY", Site.KEY);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(expectedExitCode);
        return output;
    }

    @Test
    void runsAStageAndEndsWithItsExitCode() throws Exception {
        String output = task(66, "flatten", "--date", "2026-11-21");
        assertThat(output)
                .contains("docker run --rm --user 10001:10001 --read-only")
                .contains("--volume " + name + ":/staging")
                .contains("ERROR flatten - exit 66");
    }

    @Test
    void namesTheKeyAndDoesNotShowIt() throws Exception {
        // A future date: the stage ends before it asks a source.
        String output = task(64, "extract", "--date", "9000-01-01");
        assertThat(output).contains("--env DAYBOOK_KEY ").doesNotContain(Site.KEY);
    }
}
