package org.cloudy.upkeep;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.power.PowerState;
import org.cloudy.bus.power.PowerWish;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Host;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the node or the machine anew, or shuts it down. Blocks. */
final class Power {
    private static final Logger LOG = LoggerFactory.getLogger(Power.class);
    /** So that the reply is on its way before the node is gone. */
    private static final Duration MOMENT = Duration.ofMillis(500);

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final Host host;
    private final Machine machine;
    private final Runnable restart;
    private final Runnable end;

    /**
     * Power over a node.
     *
     * @param restart starts the node anew in its process
     * @param end ends its process in order
     */
    Power(Vertx vertx, Host host, Machine machine, Runnable restart, Runnable end) {
        this.vertx = vertx;
        this.host = host;
        this.machine = machine;
        this.restart = restart;
        this.end = end;
    }

    static Power of(NodeContext node) {
        return new Power(node.vertx(), node.host(), Machine.here(), node.restart(), Power::endProcess);
    }

    PowerState state() {
        return new PowerState(machine.obstacle()
                .map(failure -> failure.problem().everywhere())
                .orElse(null));
    }

    /** @throws Failure UNAVAILABLE with what is in the way */
    boolean act(PowerWish wish) {
        Runnable act = wish.what() == PowerWish.What.NODE ? node(wish.act()) : machine(wish.act());
        LOG.info("{} {}", wish.act(), wish.what());
        vertx.setTimer(MOMENT.toMillis(), timer -> act.run());
        return true;
    }

    private Runnable node(PowerWish.Act act) {
        return act == PowerWish.Act.RESTART ? restart : end;
    }

    private Runnable machine(PowerWish.Act act) {
        Optional<Failure> obstacle = machine.obstacle();
        if (obstacle.isPresent()) {
            throw obstacle.get();
        }
        List<String> command = machine.command(act);
        return () -> vertx.executeBlocking(() -> run(command), false)
                .onFailure(cause -> LOG.error("The machine does not obey", cause));
    }

    private CommandResult run(List<String> command) {
        CommandResult result = host.run(new Command(command, DEADLINE, null, null, Map.of()));
        if (!result.succeeded()) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    "upkeep.power.refused",
                    Map.of("lines", String.join("\n", result.output())));
        }
        return result;
    }

    /** The process has a hook that ends the node in order, as SIGTERM does; whoever calls must not be waited for by it. */
    private static void endProcess() {
        Thread.ofPlatform().name("end").start(() -> System.exit(0));
    }
}
