package org.cloudy.cli.snmp;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.snmp.DeviceId;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.AskFirst;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Watches a device no longer, after asking: what was measured is lost. */
@Command
final class RemoveDeviceCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "DEVICE", descriptionKey = "cloudy.snmp.device-id")
    private String device = "";

    @Mixin
    private AskFirst first = new AskFirst();

    RemoveDeviceCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        first.agreed(
                cloudy,
                cloudy.texts().of("cli.snmp.confirm", "device", device),
                cloudy.texts().of("cli.snmp.yes", "device", device),
                Failure.of(FailureCode.CONFLICT, "cli.snmp.not-removed", Map.of("device", device)));
        return cloudy.show(
                cloudy.ask(SnmpContract.REMOVE, new DeviceId(device)),
                "",
                gone -> cloudy.texts().of("cli.snmp.removed", "device", device));
    }
}
