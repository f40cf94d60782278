package org.cloudy.cli.snmp;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.snmp.Device;
import org.cloudy.bus.snmp.Devices;
import org.cloudy.bus.snmp.Figures;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.cloudy.cli.view.Times;
import picocli.CommandLine.Command;

/** The devices that are watched. */
@Command
final class ListCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    ListCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(SnmpContract.DEVICES, Empty.EMPTY), "devices", this::view);
    }

    private String view(Devices devices) {
        Texts texts = cloudy.texts();
        DeviceStates states = new DeviceStates(texts);
        Table table = new Table(
                texts.of("cli.column.id"),
                texts.of("cli.column.name"),
                texts.of("cli.column.address"),
                texts.of("cli.column.state"),
                texts.of("cli.column.answered"),
                ">" + texts.of("cli.column.answer"),
                ">" + texts.of("cli.column.load"),
                ">" + texts.of("cli.column.memory"),
                ">" + texts.of("cli.column.storage"));
        for (Device device : devices.devices()) {
            Figures figures = device.figures();
            table.row(
                    device.id(),
                    device.name(),
                    device.host() + ":" + device.port(),
                    states.of(device),
                    cloudy.times().ago(device.answered()),
                    Times.rtt(figures == null ? null : figures.answerMs()),
                    DeviceStates.number(figures == null ? null : figures.load()),
                    DeviceStates.percent(figures == null ? null : figures.memoryPercent()),
                    DeviceStates.percent(figures == null ? null : figures.storagePercent()));
        }
        return cloudy.table(table, "cli.none.devices");
    }
}
