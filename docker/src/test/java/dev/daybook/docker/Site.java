package dev.daybook.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * Named volumes, a network and a sample source on it: what the containers of the golden file need,
 * under names of its own. All of it goes when closed.
 */
final class Site implements AutoCloseable {
    static final String KEY = "cGxlYXNlIGRvIG5vdCB1c2UgdGhpcyBrZXkgYW55d2hlcmUgZWxzZSE=";
    static final String CLOCK = "2026-11-21T23:00:00Z";
    private static final String SAMPLE = "daybook-sample";

    private final Containers containers;
    private final DockerClient client = DockerClientFactory.instance().client();
    private final Map<String, String> volumes = new TreeMap<>();
    private final Network network = Network.newNetwork();
    private final List<Runnable> opened = new ArrayList<>();

    /**
     * Starts a sample source.
     *
     * @param switches of the source; without any it gives recorded answers
     */
    Site(Containers containers, String... switches) {
        this.containers = containers;
        String version = containers.stage("extract").image().replaceFirst(".*:", "");
        GenericContainer<?> sample =
                new GenericContainer<>(DockerImageName.parse("daybook/sample:" + version))
                        .withNetwork(network)
                        .withNetworkAliases(SAMPLE)
                        .waitingFor(Wait.forLogMessage(".*listening on.*", 1));
        if (switches.length > 0) {
            sample.withCommand(switches);
        }
        opened.add(sample::stop);
        sample.start();
    }

    private String volume(String name) {
        return volumes.computeIfAbsent(
                name,
                wanted ->
                        client.createVolumeCmd()
                                .withName("daybook-test-" + UUID.randomUUID())
                                .withLabels(DockerClientFactory.DEFAULT_LABELS)
                                .exec()
                                .getName());
    }

    /** Starts a stage exactly as the DAG does, but for the names of volumes and network. */
    Run start(String stage) {
        return start(containers.stage(stage), List.of());
    }

    /** Starts a container of the golden file with other volumes. */
    Run start(Containers.Stage stage, List<Mount> instead) {
        GenericContainer<?> container =
                new GenericContainer<>(DockerImageName.parse(stage.image()))
                        .withCommand(stage.command().toArray(new String[0]))
                        .withEnv(stage.environment())
                        .withEnv("DAYBOOK_CLOCK", CLOCK);
        stage.secrets().forEach(name -> container.withEnv(name, KEY));
        if (stage.network().equals("none")) {
            container.withNetworkMode("none");
        } else {
            container.withNetwork(network);
        }
        container.withCreateContainerCmdModifier(
                command -> {
                    command.withUser(stage.user());
                    harden(command.getHostConfig(), stage)
                            .withMounts(instead.isEmpty() ? mounts(stage) : instead);
                });
        Run run = new Run(container);
        opened.add(run::close);
        return run;
    }

    private List<Mount> mounts(Containers.Stage stage) {
        return stage.mounts().stream()
                .map(
                        mount ->
                                new Mount()
                                        .withType(MountType.VOLUME)
                                        .withSource(volume(mount.source()))
                                        .withTarget(mount.target())
                                        .withReadOnly(mount.readOnly()))
                .toList();
    }

    private static HostConfig harden(HostConfig host, Containers.Stage stage) {
        return host.withReadonlyRootfs(stage.readOnlyRoot())
                .withCapDrop(
                        stage.capDrop().stream()
                                .map(Capability::valueOf)
                                .toArray(Capability[]::new))
                .withSecurityOpts(stage.securityOpt())
                .withTmpFs(stage.tmpfs())
                .withMemory(stage.memory())
                .withMemorySwap(stage.memorySwap())
                .withPidsLimit(stage.pidsLimit());
    }

    /** Runs a stage to its end. */
    Run run(String stage) {
        Run run = start(stage);
        int exitCode = run.exitCode();
        if (exitCode != 0) {
            throw new AssertionError(stage + " ended with " + exitCode + ":\n" + run.log());
        }
        return run;
    }

    @Override
    public void close() {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).run();
        }
        volumes.values().forEach(name -> client.removeVolumeCmd(name).exec());
        network.close();
    }
}
