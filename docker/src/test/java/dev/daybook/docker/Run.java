package dev.daybook.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A container that was started, whether it runs or has ended; goes when closed. */
final class Run implements AutoCloseable {
    private final GenericContainer<?> container;

    /** Starts a container and does not wait for anything. */
    Run(GenericContainer<?> container) {
        this.container = container.withStartupCheckStrategy(new Created());
        container.start();
    }

    /** A task may have ended, well or not, before anybody looks. */
    private static final class Created extends StartupCheckStrategy {
        @Override
        public StartupStatus checkStartupState(DockerClient client, String containerId) {
            return StartupStatus.SUCCESSFUL;
        }
    }

    private DockerClient client() {
        return container.getDockerClient();
    }

    /** Waits until the log has a line. */
    Run untilItLogs() throws InterruptedException {
        while (log().isEmpty() && Boolean.TRUE.equals(inspect().getState().getRunning())) {
            Thread.sleep(10);
        }
        return this;
    }

    void signal(String name) {
        client().killContainerCmd(container.getContainerId()).withSignal(name).exec();
    }

    /** Waits for the end and returns the exit code. */
    int exitCode() {
        return client().waitContainerCmd(container.getContainerId())
                .exec(new WaitContainerResultCallback())
                .awaitStatusCode(60, TimeUnit.SECONDS);
    }

    String log() {
        return container.getLogs();
    }

    String lastLine() {
        return log().lines().reduce((before, last) -> last).orElse("");
    }

    InspectContainerResponse inspect() {
        return client().inspectContainerCmd(container.getContainerId()).exec();
    }

    /** Returns a file of the container or of its volumes, also after the end. */
    byte[] bytes(String path) {
        return container.copyFileFromContainer(path, java.io.InputStream::readAllBytes);
    }

    String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    JsonNode json(String path) {
        return JsonMapper.shared().readTree(bytes(path));
    }

    @Override
    public void close() {
        container.stop();
    }
}
