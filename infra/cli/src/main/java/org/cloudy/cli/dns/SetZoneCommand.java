package org.cloudy.cli.dns;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.ZoneOptions;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.cloudy.cli.command.AskFirst;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Switches for a zone signing, and the offer to other nodes, on or off; asks before a zone is signed no more. */
@Command
final class SetZoneCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ZONE", descriptionKey = "cloudy.dns.zone-name")
    private String zone = "";

    @Option(names = "--signed", paramLabel = "true|false", arity = "1", descriptionKey = "cloudy.dns.signed")
    private @Nullable Boolean signed;

    @Option(names = "--offered", paramLabel = "true|false", arity = "1", descriptionKey = "cloudy.dns.offered")
    private @Nullable Boolean offered;

    @Mixin
    private AskFirst first = new AskFirst();

    SetZoneCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        if (signed == null && offered == null) {
            throw new UsageError(
                    Objects.requireNonNull(spec).commandLine(),
                    cloudy.texts().of("cli.usage.missing", "what", "--signed, --offered"));
        }
        if (Boolean.FALSE.equals(signed)) {
            first.agreed(
                    cloudy,
                    cloudy.texts().of("cli.dns.unsign-confirm", "zone", zone),
                    cloudy.texts().of("cli.dns.unsign-yes", "zone", zone),
                    Failure.of(FailureCode.CONFLICT, "cli.dns.not-unsigned", Map.of("zone", zone)));
        }
        return cloudy.show(
                cloudy.ask(DnsContract.SET, new ZoneOptions(zone, signed, offered)),
                "",
                now -> cloudy.texts().of("cli.dns.changed", "zone", now.name(), "serial", "" + now.serial()));
    }
}
