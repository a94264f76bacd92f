package dev.daybook.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DockerRunLinesTest {
    private static final Pattern LINE = Pattern.compile("(?m)^docker run (?:.*\\\\\n)*.*$");

    @Test
    void theLinesOfTheReadmeStartTheContainersOfTheDag() throws Exception {
        String readme = Files.readString(Containers.ROOT.resolve("docker/README.md"));
        List<List<String>> lines = new ArrayList<>();
        for (Matcher line = LINE.matcher(readme); line.find(); ) {
            lines.add(Arrays.asList(line.group().replace("\\\n", " ").trim().split("\\s+")));
        }
        assertThat(lines)
                .isEqualTo(
                        Containers.read().stages().stream()
                                .map(Containers.Stage::dockerRun)
                                .toList());
    }
}
