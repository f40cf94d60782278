package org.cloudy.load;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.Wire;
import org.cloudy.testkit.FreePorts;

/** Requests and replies between two processes over the clustered bus, each of them 200 bytes of JSON. */
final class Bus {
    private static final int BYTES = 200;
    private static final long WARM_UP = 1_000_000_000L * Integer.getInteger("warmup", 8);
    private static final long MEASURED = 1_000_000_000L * Integer.getInteger("seconds", 8);

    private final BusPeer.Echo request = request();

    /** A round of requests, so many at a time, until the time is over. For one event loop. */
    private final class Round {
        private final Vertx vertx;
        private final long end;
        private final Samples samples = new Samples();
        private final Promise<Samples> done = Promise.promise();
        private int running;

        Round(Vertx vertx, int concurrency, long nanos) {
            this.vertx = vertx;
            this.end = System.nanoTime() + nanos;
            this.running = concurrency;
        }

        void next() {
            long start = System.nanoTime();
            if (start >= end) {
                if (--running == 0) {
                    done.tryComplete(samples);
                }
                return;
            }
            BusPeer.ECHO.send(vertx.eventBus(), request).onComplete(answer -> {
                if (answer.failed() || !answer.result().equals(request)) {
                    done.tryFail(answer.failed() ? answer.cause() : new IOException("another answer"));
                    return;
                }
                samples.add(System.nanoTime() - start);
                next();
            });
        }
    }

    void run() throws Exception {
        int port = FreePorts.block(2);
        String microCloud = "load-bus-" + ProcessHandle.current().pid();
        Process peer = launch(microCloud, port + 1, port);
        try (BufferedReader said = peer.inputReader();
                BusPeer self = BusPeer.join(microCloud, port, port + 1)) {
            awaitReady(said);
            Vertx vertx = self.membership().vertx();
            awaitMembers(self);
            round(vertx, 256, WARM_UP);
            round(vertx, 1, WARM_UP / 4);
            Report report =
                    new Report("concurrent requests", "requests/s", "p50 (ms)", "p99 (ms)", "longest (ms)", "n");
            for (int concurrency : List.of(1, 16, 256)) {
                Samples samples = round(vertx, concurrency, MEASURED);
                report.row(
                        String.valueOf(concurrency),
                        List.of(
                                String.format(Locale.ROOT, "%,.0f", samples.size() / (MEASURED / 1e9)),
                                Samples.millis(samples.medianMillis()),
                                Samples.millis(samples.quantileMillis(0.99)),
                                Samples.millis(samples.quantileMillis(1)),
                                String.valueOf(samples.size())));
            }
            report.print();
        } finally {
            peer.getOutputStream().close();
            if (!peer.waitFor(20, TimeUnit.SECONDS)) {
                peer.destroyForcibly();
            }
        }
    }

    private Samples round(Vertx vertx, int concurrency, long nanos) {
        Context context = vertx.getOrCreateContext();
        Round round = new Round(vertx, concurrency, nanos);
        context.runOnContext(nothing -> {
            for (int i = 0; i < concurrency; i++) {
                round.next();
            }
        });
        return BusPeer.await(round.done.future());
    }

    private static BusPeer.Echo request() {
        int empty = Wire.toJson(new BusPeer.Echo("")).encode().length();
        return new BusPeer.Echo("x".repeat(BYTES - empty));
    }

    /** A JVM like this one, options included. */
    private static Process launch(String microCloud, int port, int other) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), BusPeer.NAME));
        command.addAll(List.of(microCloud, String.valueOf(port), String.valueOf(other)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void awaitReady(BufferedReader said) throws IOException {
        String line = said.readLine();
        while (line != null && !line.equals("ready")) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException("the other process ended");
        }
    }

    private static void awaitMembers(BusPeer self) throws InterruptedException, IOException {
        for (int i = 0; i < 600; i++) {
            if (self.membership().cluster().getCluster().getMembers().size() == 2) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IOException("the two processes did not find each other");
    }
}
