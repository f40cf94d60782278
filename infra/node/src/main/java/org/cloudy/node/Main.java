package org.cloudy.node;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.node.config.ConfigFile;
import org.cloudy.node.config.Given;
import org.cloudy.node.config.StartConfig;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Uplink;
import org.cloudy.platform.restore.NodeRestoration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ParameterException;

/** Starts a node in the foreground: parse, build, deploy. Ends with 0 in order, 1 if it cannot start, 2 for wrong usage. */
public final class Main {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final Language language;
    private final AtomicBoolean ended = new AtomicBoolean();
    /** The node as it lives now: another one after it was started anew. */
    private volatile @Nullable Node current;

    Main(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.language = Language.of(environment);
    }

    public static void main(String[] arguments) {
        System.exit(new Main(System.getenv(), System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        CommandLineOptions options = new CommandLineOptions(language);
        try {
            CommandLineOptions.Parsed parsed = options.parse(arguments);
            return options.printedHelp(parsed, out) ? DONE : run(parsed);
        } catch (ParameterException e) {
            err.println(options.explain(e));
            return WRONG_USAGE;
        } catch (Failure e) {
            err.println(e.problem().in(language.code()));
            return FAILED;
        } catch (IOException | InterruptedException e) {
            err.println(language.text("node.failed", Map.of("reason", e.toString())));
            return FAILED;
        } finally {
            ended.set(true);
        }
    }

    private int run(CommandLineOptions.Parsed parsed) throws IOException, InterruptedException {
        try (DataFolder folder = DataFolder.claim(parsed.data(environment))) {
            StartConfig start = StartConfig.of(
                    folder.path(),
                    List.of(
                            parsed.given(),
                            Given.in(environment),
                            ConfigFile.read(folder.path().resolve("node.yaml"))),
                    Surroundings.hostName());
            Ports.check(start.node());
            Surroundings.settle(folder.path());
            return run(start, parsed.exitWhenReady());
        }
    }

    private int run(StartConfig start, boolean exitWhenReady) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopped, "stop"));
        NodeRestoration restoration = NodeRestoration.of(start.node().data());
        do {
            try {
                restoration.begin();
                live(begin(), start, exitWhenReady, restoration);
            } catch (Failure e) {
                takeBack(restoration, e);
            }
        } while (!exitWhenReady && !ended.get());
        return DONE;
    }

    /** Goes on with the node as it was before it was put back from a backup, if that is what did not start. */
    private void takeBack(NodeRestoration restoration, Failure cause) {
        if (!restoration.refuse(cause)) {
            throw cause;
        }
        err.println(language.text(
                "node.restore.refused", Map.of("reason", cause.problem().in(language.code()))));
    }

    /** One life of the node, to its end or to the wish for another one. */
    private void live(Node node, StartConfig start, boolean exitWhenReady, NodeRestoration restoration)
            throws IOException, InterruptedException {
        try {
            Node.Ready ready = node.start(start, found(Capability.class, Capability::describe));
            restoration.prove();
            new ReadyNotice(language).print(ready, out);
            if (exitWhenReady) {
                Rehearsal.visit(start.node());
            } else {
                node.awaitRestart();
                out.println(language.text("node.restart"));
            }
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Main.class).info("The node did not start", e);
            Failure failure = Failure.from(e);
            if (failure.code() == FailureCode.INTERNAL) {
                err.println(language.text("node.failed.log", Map.of("file", log(start))));
            }
            throw failure;
        } finally {
            node.stop();
        }
    }

    /** What SIGTERM and SIGINT do: an orderly end is a success, which the JVM alone would not say of it. */
    private void stopped() {
        if (ended.getAndSet(true)) {
            return;
        }
        Node node = current;
        if (node != null && !node.stop()) {
            err.println(language.text("node.stop.late"));
        }
        Runtime.getRuntime().halt(DONE);
    }

    private Node begin() {
        Node node = new Node(
                Clock.systemUTC(), found(Uplink.class, uplink -> {}).stream().findFirst());
        current = node;
        return node;
    }

    private static String log(StartConfig start) {
        return start.node().data().resolve("log").resolve("node.log").toString();
    }

    /** Finds what is on the class path; one that is broken stops the start, for others may count on it. */
    private static <T> List<T> found(Class<T> type, Consumer<T> check) {
        try {
            List<T> found = StreamSupport.stream(ServiceLoader.load(type).spliterator(), false)
                    .toList();
            found.forEach(check);
            return found;
        } catch (ServiceConfigurationError | LinkageError e) {
            LoggerFactory.getLogger(Main.class).info("A capability cannot be loaded", e);
            throw Failure.of(FailureCode.INTERNAL, "node.capability.broken", Map.of("reason", e.toString()));
        }
    }
}
