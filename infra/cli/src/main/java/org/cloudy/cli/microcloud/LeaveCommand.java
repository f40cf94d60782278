package org.cloudy.cli.microcloud;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.AskFirst;
import org.cloudy.cli.command.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Leaves the micro cloud, after asking. */
@Command
final class LeaveCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Mixin
    private AskFirst first = new AskFirst();

    @Mixin
    private Work work = new Work();

    LeaveCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        String name = MicroCloudView.appearance(
                        cloudy.ask(MicroCloudContract.GET, Empty.EMPTY).value())
                .name();
        first.agreed(
                cloudy,
                cloudy.texts().of("cli.leave.confirm", "name", name),
                cloudy.texts().of("cli.usage.leave-yes", "name", name),
                Failure.of(FailureCode.CONFLICT, "cli.failure.not-left", Map.of("name", name)));
        return new Move(cloudy).run(work, node -> node.ask(MicroCloudContract.LEAVE, Empty.EMPTY));
    }
}
