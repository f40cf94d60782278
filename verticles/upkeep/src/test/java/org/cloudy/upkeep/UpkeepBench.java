package org.cloudy.upkeep;

import static org.awaitility.Awaitility.await;

import io.vertx.core.eventbus.EventBus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.cloudy.bus.Call;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.DaemonSpec;
import org.cloudy.platform.host.DaemonStatus;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.LoggedLine;
import org.cloudy.platform.host.Packages;
import org.cloudy.platform.host.Updates;
import org.cloudy.testkit.LocalNode;

/** A node with the verticle on it, spoken to over the bus; its host runs nothing, and remembers what it was told to run. */
final class UpkeepBench implements AutoCloseable {
    private static final Caller ANNA = new Caller("anna", Role.ADMIN);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    final Fakes fakes = new Fakes();
    final List<List<String>> ran = new CopyOnWriteArrayList<>();
    final List<LoggedLine> proxyLog = new CopyOnWriteArrayList<>();
    final List<String> power = new CopyOnWriteArrayList<>();
    private final LocalNode node;

    UpkeepBench(Path data) {
        this(data, new Machine(true, false, true));
    }

    UpkeepBench(Path data, Machine machine) {
        this.node = new LocalNode(data, new Recording(), List.of());
        LocalNode.await(fakes.serve(bus(), node.context().jobs()));
        Power lever = new Power(
                node.context().vertx(),
                node.context().host(),
                machine,
                () -> power.add("restart"),
                () -> power.add("end"));
        LocalNode.await(node.context().vertx().deployVerticle(new UpkeepVerticle(node.context(), lever)));
        node.context().jobs().recover();
    }

    LocalNode node() {
        return node;
    }

    EventBus bus() {
        return node.context().vertx().eventBus();
    }

    <Q extends Record, R extends Record> R ask(Call<Q, R> call, Q request) {
        return LocalNode.await(call.send(bus(), request, ANNA));
    }

    <Q extends Record> Failure refused(Call<Q, ?> call, Q request) {
        Failure failure = Assertions.catchThrowableOfType(Failure.class, () -> ask(call, request));
        Assertions.assertThat(failure).as("a refusal").isNotNull();
        return failure;
    }

    /** A job as it is when it is over. */
    Job over(Job job) {
        return await().atMost(PATIENCE)
                .until(
                        () -> node.context()
                                .jobs()
                                .get(new JobQuery(job.id(), 1))
                                .job(),
                        now -> now.state().isOver());
    }

    List<String> linesOf(Job job) {
        return node.context().jobs().get(new JobQuery(job.id(), 1)).lines().stream()
                .map(JobLine::text)
                .toList();
    }

    @Override
    public void close() {
        node.close();
    }

    private final class Recording implements Host, Daemons {
        @Override
        public Packages packages() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Updates updates() {
            return fakes;
        }

        @Override
        public Daemons daemons() {
            return this;
        }

        @Override
        public CommandResult run(Command command) {
            ran.add(command.arguments());
            return new CommandResult(0, List.of());
        }

        @Override
        public List<String> logged() {
            return List.of("squid.proxy");
        }

        @Override
        public List<LoggedLine> timedLog(String name, int lines) {
            return List.copyOf(proxyLog);
        }

        @Override
        public void start(DaemonSpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void signal(String name, String signal) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void stop(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DaemonStatus status(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> log(String name, int lines) {
            return List.of();
        }

        @Override
        public void onChange(java.util.function.Consumer<DaemonStatus> listener) {
            // Nothing ever does.
        }
    }
}
