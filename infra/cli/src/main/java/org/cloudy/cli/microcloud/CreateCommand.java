package org.cloudy.cli.microcloud;

import java.util.concurrent.Callable;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.Founding;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.Work;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Founds a micro cloud with this node as its first member. */
@Command
final class CreateCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "NAME", descriptionKey = "cloudy.microcloud.create.name")
    private String name = "";

    @Option(names = "--description", paramLabel = "TEXT")
    private String description = "";

    @Option(names = "--range", paramLabel = "CIDR")
    private @Nullable String range;

    @Mixin
    private Work work = new Work();

    CreateCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        Founding founding = new Founding(new Appearance(name, description, null, null), range);
        return new Move(cloudy).run(work, node -> node.ask(MicroCloudContract.CREATE, founding));
    }
}
