package org.cloudy.cli.microcloud;

import java.util.concurrent.Callable;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.Plea;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a member of a micro cloud to be let in, and waits until somebody there decides. */
@Command
final class AskCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "HOST:PORT", descriptionKey = "cloudy.microcloud.ask.endpoint")
    private String endpoint = "";

    @Option(names = "--message", paramLabel = "TEXT")
    private String message = "";

    @Mixin
    private Work work = new Work();

    AskCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        Plea plea = new Plea(endpoint, null, message);
        return new Move(cloudy).run(work, node -> node.ask(MicroCloudContract.ASK, plea));
    }
}
