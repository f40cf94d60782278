package org.cloudy.upkeep;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.Packages;

/** A host whose commands run in the network of a machine of the test bed. */
record NetworkHost(UnaryOperator<List<String>> inside) implements Host {
    @Override
    public Packages packages() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Daemons daemons() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CommandResult run(Command command) {
        try {
            Process process = new ProcessBuilder(inside.apply(command.arguments()))
                    .redirectErrorStream(true)
                    .start();
            try {
                process.getOutputStream().close();
                List<String> output = new String(
                                process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                if (!process.waitFor(command.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError(command + " does not end");
                }
                return new CommandResult(process.exitValue(), output);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw Failure.of(FailureCode.UNAVAILABLE, "host.program-unusable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
