package org.cloudy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A real node in a process of its own, on loopback and free ports of this machine or on a host of a network; closed, it is ended
 * whatever its state.
 */
public final class NodeProcess implements AutoCloseable {
    /** The password of the administrator {@code admin} of a node that was set up here. */
    public static final String PASSWORD = "correct horse battery";

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final Place place;
    private final Path data;
    private final List<String> command;
    private final Map<String, String> environment;
    private final int http;
    private final CommandLine commandLine;
    private final List<LastSeen.Witness> witnesses;
    private Process process;

    private NodeProcess(Place place, Path data, List<String> command, Map<String, String> environment, int http) {
        this.place = place;
        this.data = data;
        this.command = command;
        this.environment = environment;
        this.http = http;
        this.commandLine = new CommandLine(data);
        this.process = launch();
        this.witnesses = List.of(
                LastSeen.by(() -> name() + ":\n" + output()),
                LastSeen.by(() -> name() + " " + NodeActivity.of(place.behind(process))));
    }

    /** Starts a node with a data folder, and waits until it answers. */
    public static NodeProcess start(Path data, String... options) {
        return launch(data, FreePorts.block(4), options).awaitReady();
    }

    /** Starts a node in an environment that differs in these variables, and waits until it answers. */
    public static NodeProcess start(Path data, Map<String, String> environment, String... options) {
        return launch(Place.here(), data, environment, FreePorts.block(4), options)
                .awaitReady();
    }

    /** Starts a node and does not wait. */
    public static NodeProcess launch(Path data, int http, String... options) {
        return launch(Place.here(), data, http, options);
    }

    /** Starts a node at some place and does not wait. */
    public static NodeProcess launch(Place place, Path data, int http, String... options) {
        return launch(place, data, Map.of(), http, options);
    }

    /** Starts a node at some place, in an environment that differs in these variables, and does not wait. */
    public static NodeProcess launch(
            Place place, Path data, Map<String, String> environment, int http, String... options) {
        List<String> command = new ArrayList<>(
                List.of(Distribution.node().toString(), "--data", data.toString(), "--http", String.valueOf(http)));
        command.addAll(List.of(options));
        return new NodeProcess(place, data, command, environment, http);
    }

    private Process launch() {
        try {
            Files.createDirectories(data.getParent());
            ProcessBuilder builder = new ProcessBuilder(place.inside(command))
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(outputFile().toFile()));
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the node's page answers; fails with its output if it ends instead. */
    public NodeProcess awaitReady() {
        HttpRequest request = HttpRequest.newBuilder(web().resolve("/health"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            Awaitility.await(name() + " answers")
                    .atMost(READY_WITHIN)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast(this::assertAlive)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> status(client, request) == 200);
        }
        return this;
    }

    /** Waits until the node answers commands: of one whose pages are open to other machines too, which are not plain HTTP. */
    public NodeProcess awaitCommands() {
        Awaitility.await(name() + " answers commands")
                .atMost(READY_WITHIN)
                .pollInterval(Duration.ofMillis(500)) // each look is a process
                .failFast(this::assertAlive)
                .until(() -> cloudy("status").exit() == 0);
        return this;
    }

    private String name() {
        return "node " + data.getFileName();
    }

    private void assertAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("the node ended:\n" + output());
        }
    }

    private static int status(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Does the wizard's work: the administrator is {@code admin} with {@link #PASSWORD}. */
    public NodeProcess setUp(String name) {
        try {
            Path password = Files.writeString(data.resolveSibling(data.getFileName() + ".password"), PASSWORD);
            commandLine
                    .run(
                            "setup",
                            "--node-name",
                            name,
                            "--user",
                            "admin",
                            "--password-file",
                            password.toString(),
                            "--language",
                            "en")
                    .expectSuccess();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the node's pages are. */
    public URI web() {
        return place.web(http);
    }

    /** What others give to {@code --join}. */
    public String clusterAddress() {
        return "127.0.0.1:" + (http + 3);
    }

    public int http() {
        return http;
    }

    public Path data() {
        return data;
    }

    /** The process that was started and ends as the node does; on another host's node that is not the node itself. */
    public Process process() {
        return process;
    }

    /** Runs a command against this node. */
    public CommandLine.Result cloudy(String... arguments) {
        return commandLine.run(arguments);
    }

    /** All that the node wrote to its terminal. */
    public String output() {
        try {
            return Files.readString(outputFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path outputFile() {
        return data.resolveSibling(data.getFileName() + ".output");
    }

    /** SIGKILL: the node has no chance to say good-bye. */
    public void kill() {
        signal("KILL");
        await();
    }

    /** SIGSTOP: the node hangs, its connections stay open. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    /** SIGTERM, as Ctrl-C: the node ends in order; its exit status. */
    public int stop() {
        place.behind(process).destroy();
        return await();
    }

    /** Starts the node again after it ended, and waits until it answers. */
    public NodeProcess restart() {
        return relaunch().awaitReady();
    }

    /** Starts the node again after it ended, and does not wait. */
    public NodeProcess relaunch() {
        if (process.isAlive()) {
            throw new IllegalStateException("the node still runs: nobody would end it");
        }
        process = launch();
        return this;
    }

    private void signal(String name) {
        try {
            new ProcessBuilder(
                            "kill",
                            "-" + name,
                            String.valueOf(place.behind(process).pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int await() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the node did not end within 20 s:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a node ended", e);
        }
    }

    /** Ends nodes at the same time, and waits for the last one. */
    public static void closeAll(Collection<NodeProcess> nodes) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            nodes.forEach(node -> executor.execute(node::close));
        }
    }

    @Override
    public void close() {
        witnesses.forEach(LastSeen.Witness::close);
        if (process.isAlive()) {
            thaw();
            ProcessHandle node = place.behind(process);
            node.destroy();
            try {
                if (!process.waitFor(15, TimeUnit.SECONDS)) {
                    node.destroyForcibly();
                    process.waitFor();
                }
            } catch (InterruptedException e) {
                node.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
