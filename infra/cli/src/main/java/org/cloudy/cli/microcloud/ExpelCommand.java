package org.cloudy.cli.microcloud;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.microcloud.MemberId;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.Confirmation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Expels a member, after asking. */
@Command
final class ExpelCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NODE", descriptionKey = "cloudy.microcloud.member")
    private String node = "";

    @Option(names = "--yes", descriptionKey = "cloudy.yes")
    private boolean yes;

    ExpelCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        KnownNodes members = KnownNodes.members(
                cloudy.ask(MicroCloudContract.GET, Empty.EMPTY).value());
        KnownNodes.Named member = members.find(node, "cli.failure.no-such-member");
        String name = member.name();
        String id = member.node().value();
        if (!yes
                && !new Confirmation(cloudy, Objects.requireNonNull(spec).commandLine())
                        .of(
                                cloudy.texts().of("cli.expel.confirm", "name", name, "node", id),
                                cloudy.texts().of("cli.usage.expel-yes", "name", name))) {
            throw Failure.of(FailureCode.CONFLICT, "cli.failure.not-expelled", Map.of("name", name));
        }
        return cloudy.show(
                cloudy.ask(MicroCloudContract.EXPEL, new MemberId(member.node())),
                "",
                cloud -> cloudy.texts().of("cli.microcloud.expelled", "name", name, "node", id));
    }
}
