package org.cloudy.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.jspecify.annotations.Nullable;

/** From the start of the process until the first page is there, and the memory that the process holds when idle. */
final class Start {
    private static final int RUNS = Integer.getInteger("runs", 7);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Path COCKPIT = Path.of("/usr/lib/cockpit/cockpit-ws");
    private static final String HOME = "cloudy.home";

    private final Report report =
            new Report("start to GET / (ms)", "median", "p95", "longest", "n", "idle RSS after 30 s (MB)");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What runs, and the process to be looked at. */
    private record Started(AutoCloseable running, Process process) {}

    /** One program that is started over and over. */
    private record Contender(String name, @Nullable Path home, int port, Supplier<Started> start, Samples samples) {}

    void run() throws Exception {
        Path home = Path.of(System.getProperty(HOME));
        try (Workspace workspace = Workspace.open()) {
            Path data = workspace.resolve("node");
            int port = FreePorts.block(4);
            try (NodeProcess node = NodeProcess.launch(data, port).awaitReady()) {
                node.setUp("starter");
            }
            Supplier<Started> node = () -> {
                NodeProcess process = NodeProcess.launch(data, port);
                return new Started(process, process.process());
            };
            List<Contender> contenders = Stream.of(
                            new Contender("Cloudy, no cache", bare(home, workspace), port, node, new Samples()),
                            hasCache(home)
                                    ? new Contender("**Cloudy, AOT cache**", home, port, node, new Samples())
                                    : null,
                            cockpit(workspace))
                    .flatMap(Stream::ofNullable)
                    .toList();
            // In turn, so that what else the machine does hits all alike.
            for (int i = 0; i < RUNS; i++) {
                for (Contender contender : contenders) {
                    measure(contender, false);
                }
            }
            for (Contender contender : contenders) {
                String rss = measure(contender, true);
                report.row(
                        contender.name(),
                        Stream.concat(contender.samples().cells().stream(), Stream.of(rss))
                                .toList());
            }
        } finally {
            System.setProperty(HOME, home.toString());
        }
        report.print();
    }

    /** One start; the memory too, if the process is to be left alone for a while. */
    private String measure(Contender contender, boolean idle) throws Exception {
        if (contender.home() != null) {
            System.setProperty(HOME, contender.home().toString());
        }
        long start = System.nanoTime();
        Started started = contender.start().get();
        try {
            awaitPage(contender.port(), started.process());
            if (!idle) {
                contender.samples().add(System.nanoTime() - start);
                return "";
            }
            Thread.sleep(IDLE);
            return String.format(
                    Locale.ROOT,
                    "%.0f",
                    Worker.resident(List.of(started.process().toHandle())) / 1024.0 / 1024);
        } finally {
            started.running().close();
        }
    }

    private void awaitPage(int port, Process process) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("Accept", "text/html")
                .timeout(DEADLINE)
                .build();
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                int status =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
                if (status == 200) {
                    return;
                }
            } catch (IOException e) {
                // Nobody listens yet.
            }
            Thread.sleep(5);
        }
        throw new IOException("no page at port " + port + "; alive: " + process.isAlive());
    }

    private static boolean hasCache(Path home) throws IOException {
        Path cache = home.resolve("cache");
        if (Files.isDirectory(cache)) {
            try (Stream<Path> files = Files.list(cache)) {
                if (files.anyMatch(file -> file.getFileName().toString().startsWith("node-"))) {
                    return true;
                }
            }
        }
        System.out.println("There is no start-up cache: run infra/packaging/train to measure with it.");
        return false;
    }

    /** The same node without its caches. */
    private static Path bare(Path home, Workspace workspace) throws IOException {
        Path bare = workspace.resolve("bare");
        Files.createDirectories(bare.resolve("bin"));
        try (Stream<Path> launchers = Files.list(home.resolve("bin"))) {
            for (Path launcher : launchers.toList()) {
                Files.copy(launcher, bare.resolve("bin").resolve(launcher.getFileName()));
            }
        }
        for (String same : List.of("node", "cli", "node.args", "cli.args")) {
            Files.createSymbolicLink(bare.resolve(same), home.resolve(same).toAbsolutePath());
        }
        return bare;
    }

    /** Debian's cockpit as far as its sign-in page; null where it is not installed. */
    private static @Nullable Contender cockpit(Workspace workspace) {
        if (!Files.isExecutable(COCKPIT)) {
            System.out.println("cockpit-ws is not installed: apt install cockpit-ws to measure beside it.");
            return null;
        }
        int port = FreePorts.one();
        return new Contender("Debian's cockpit-ws", null, port, () -> launch(workspace, port), new Samples());
    }

    private static Started launch(Workspace workspace, int port) {
        try {
            Process process = new ProcessBuilder(
                            COCKPIT.toString(), "--no-tls", "--address=127.0.0.1", "--port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(workspace.resolve("cockpit.log").toFile())
                    .start();
            return new Started(
                    () -> {
                        process.destroy();
                        process.onExit().join();
                    },
                    process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
