package org.cloudy.cli.microcloud;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes name and description of the micro cloud for all members; its colour and picture stay. */
@Command
final class DescribeCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--description", paramLabel = "TEXT")
    private @Nullable String description;

    DescribeCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        if (name == null && description == null) {
            throw new UsageError(
                    Objects.requireNonNull(spec).commandLine(),
                    cloudy.texts().of("cli.usage.missing", "what", "--name, --description"));
        }
        Appearance now = MicroCloudView.appearance(
                cloudy.ask(MicroCloudContract.GET, Empty.EMPTY).value());
        Appearance wanted = new Appearance(
                name == null ? now.name() : name,
                description == null ? now.description() : description,
                now.colour(),
                now.logo());
        return cloudy.show(cloudy.ask(MicroCloudContract.DESCRIBE, wanted), "", new MicroCloudView(cloudy)::text);
    }
}
