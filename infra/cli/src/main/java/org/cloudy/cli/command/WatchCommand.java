package org.cloudy.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cloudy.bus.Contracts;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.bus.Event;
import org.cloudy.cli.view.EventLine;
import picocli.CommandLine.Command;

/** Tells what happens on the node, as it happens, until it is interrupted. */
@Command
public final class WatchCommand implements Callable<Integer> {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Cloudy cloudy;

    public WatchCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        PrintStream out = cloudy.surroundings().out();
        try (BusConnection node = cloudy.connect()) {
            Contracts.TOPICS.forEach(node::listen);
            while (!out.checkError()) {
                Optional<Event> event = node.next(SILENCE);
                event.map(this::line).ifPresent(out::println);
                if (event.isEmpty() && !node.isAlive(SILENCE)) {
                    throw Failure.of(FailureCode.TIMEOUT, "cli.failure.silent");
                }
            }
            return 0;
        }
    }

    private String line(Event event) {
        if (!cloudy.isJson()) {
            return EventLine.of(event, cloudy.texts(), cloudy.times());
        }
        ObjectNode line = Wire.mapper().createObjectNode().put("topic", event.topic());
        return Cloudy.text(line.set("event", event.body()));
    }
}
