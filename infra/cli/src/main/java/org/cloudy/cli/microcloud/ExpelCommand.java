package org.cloudy.cli.microcloud;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.microcloud.MemberId;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.AskFirst;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Expels a member, after asking. */
@Command
final class ExpelCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "NODE", descriptionKey = "cloudy.microcloud.member")
    private String node = "";

    @Mixin
    private AskFirst first = new AskFirst();

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
        first.agreed(
                cloudy,
                cloudy.texts().of("cli.expel.confirm", "name", name, "node", id),
                cloudy.texts().of("cli.usage.expel-yes", "name", name),
                Failure.of(FailureCode.CONFLICT, "cli.failure.not-expelled", Map.of("name", name)));
        return cloudy.show(
                cloudy.ask(MicroCloudContract.EXPEL, new MemberId(member.node())),
                "",
                cloud -> cloudy.texts().of("cli.microcloud.expelled", "name", name, "node", id));
    }
}
