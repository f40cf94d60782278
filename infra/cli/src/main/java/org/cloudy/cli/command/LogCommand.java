package org.cloudy.cli.command;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.LogQuery;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a capability's daemons wrote. */
@Command
public final class LogCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "NAME", descriptionKey = "cloudy.capability-name")
    private String name = "";

    @Option(names = "--lines", paramLabel = "N", defaultValue = "100")
    private int lines;

    public LogCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(CapabilitiesContract.LOG, new LogQuery(name, lines)),
                "lines",
                log -> log.lines().isEmpty()
                        ? cloudy.texts().of("cli.none.lines")
                        : log.lines().stream().map(Table::printable).collect(Collectors.joining("\n")));
    }
}
