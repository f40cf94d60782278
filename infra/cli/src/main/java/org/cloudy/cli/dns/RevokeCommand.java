package org.cloudy.cli.dns;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.ZoneSource;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.AskFirst;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes back the key that a node fetches a zone of this one with, after asking. */
@Command
final class RevokeCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Mixin
    private Source source = new Source();

    @Mixin
    private AskFirst first = new AskFirst();

    RevokeCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        ZoneSource which = source.value();
        first.agreed(
                cloudy,
                cloudy.texts().of("cli.dns.revoke-confirm", "zone", source.zone, "node", source.node),
                cloudy.texts().of("cli.dns.revoke-yes", "zone", source.zone, "node", source.node),
                Failure.of(FailureCode.CONFLICT, "cli.dns.not-revoked", Map.of("node", source.node)));
        return cloudy.show(
                cloudy.ask(DnsContract.REVOKE, which),
                "",
                done -> cloudy.texts().of("cli.dns.revoked", "zone", source.zone, "node", source.node));
    }
}
