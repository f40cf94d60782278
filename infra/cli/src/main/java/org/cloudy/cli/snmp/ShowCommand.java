package org.cloudy.cli.snmp;

import java.util.concurrent.Callable;
import org.cloudy.bus.snmp.Device;
import org.cloudy.bus.snmp.DeviceDetail;
import org.cloudy.bus.snmp.DeviceDetail.Disk;
import org.cloudy.bus.snmp.DeviceDetail.Port;
import org.cloudy.bus.snmp.DeviceId;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Facts;
import org.cloudy.cli.view.Sizes;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One device with its interfaces and disks. */
@Command
final class ShowCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "DEVICE", descriptionKey = "cloudy.snmp.device-id")
    private String device = "";

    ShowCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(SnmpContract.DEVICE, new DeviceId(device)), "", this::view);
    }

    private String view(DeviceDetail detail) {
        return facts(detail) + table(ports(detail)) + table(disks(detail));
    }

    private String table(Table table) {
        return table.isEmpty() ? "" : "\n\n" + table.in(cloudy.surroundings().width());
    }

    private String facts(DeviceDetail detail) {
        Texts texts = cloudy.texts();
        Device shown = detail.device();
        return new Facts(texts)
                .with("cli.column.name", shown.name())
                .with("cli.column.address", shown.host() + ":" + shown.port())
                .with("cli.column.state", new DeviceStates(texts).of(shown))
                .with("cli.column.answered", cloudy.times().ago(shown.answered()))
                .with("cli.column.up-since", cloudy.times().ago(shown.since()))
                .with("cli.column.description", shown.description())
                .with("cli.column.contact", detail.contact())
                .with("cli.column.location", detail.location())
                .text();
    }

    private Table ports(DeviceDetail detail) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.id"),
                texts.of("cli.column.interface"),
                texts.of("cli.column.link"),
                ">" + texts.of("cli.column.speed"),
                ">" + texts.of("cli.column.in"),
                ">" + texts.of("cli.column.out"));
        for (Port port : detail.interfaces()) {
            table.row(
                    port.id(),
                    port.alias() == null ? port.name() : port.name() + " (" + port.alias() + ")",
                    texts.of(port.up() ? "cli.snmp.up" : "cli.snmp.down"),
                    DeviceStates.bits(port.speed()),
                    DeviceStates.bits(port.received()),
                    DeviceStates.bits(port.sent()));
        }
        return table;
    }

    private Table disks(DeviceDetail detail) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.storage"), ">" + texts.of("cli.column.size"), ">" + texts.of("cli.column.used"));
        for (Disk disk : detail.disks()) {
            table.row(disk.name(), Sizes.text((long) disk.size()), DeviceStates.percent(disk.usedPercent()));
        }
        return table;
    }
}
