package org.cloudy.node;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.node.config.ConfigFile;
import org.cloudy.node.config.Given;
import org.cloudy.node.config.StartConfig;
import org.cloudy.platform.Capability;
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
        Node node = new Node(Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopped(node), "stop"));
        try {
            Node.Ready ready = node.start(start, found());
            new ReadyNotice(language).print(ready, out);
            if (exitWhenReady) {
                Rehearsal.visit(start.node());
            } else {
                new CountDownLatch(1).await();
            }
            return DONE;
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
    private void stopped(Node node) {
        if (ended.get()) {
            return;
        }
        if (!node.stop()) {
            err.println(language.text("node.stop.late"));
        }
        Runtime.getRuntime().halt(DONE);
    }

    private static String log(StartConfig start) {
        return start.node().data().resolve("log").resolve("node.log").toString();
    }

    /** Finds the capabilities on the class path; one that is broken stops the start, for others may count on it. */
    private static List<Capability> found() {
        try {
            List<Capability> found = StreamSupport.stream(
                            ServiceLoader.load(Capability.class).spliterator(), false)
                    .toList();
            found.forEach(Capability::describe);
            return found;
        } catch (ServiceConfigurationError | LinkageError e) {
            LoggerFactory.getLogger(Main.class).info("A capability cannot be loaded", e);
            throw Failure.of(FailureCode.INTERNAL, "node.capability.broken", Map.of("reason", e.toString()));
        }
    }
}
