package org.cloudy.cli.microcloud;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.microcloud.Decision;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Approves or refuses a node that asks to be let in. */
@Command
final class DecideCommand implements Callable<Integer> {
    private final Cloudy cloudy;
    private final boolean approve;

    @Parameters(paramLabel = "NODE", descriptionKey = "cloudy.microcloud.applicant")
    private String node = "";

    DecideCommand(Cloudy cloudy, boolean approve) {
        this.cloudy = cloudy;
        this.approve = approve;
    }

    @Override
    public Integer call() {
        KnownNodes.Named applicant = KnownNodes.applicants(
                        cloudy.ask(MicroCloudContract.GET, Empty.EMPTY).value())
                .find(node, "cli.failure.no-such-request");
        String key = approve ? "cli.microcloud.approved" : "cli.microcloud.refused";
        return cloudy.show(
                cloudy.ask(MicroCloudContract.DECIDE, new Decision(applicant.node(), approve)),
                "",
                cloud -> cloudy.texts()
                        .of(
                                key,
                                "name",
                                applicant.name(),
                                "node",
                                applicant.node().value()));
    }
}
