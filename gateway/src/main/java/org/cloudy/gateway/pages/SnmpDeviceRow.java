package org.cloudy.gateway.pages;

import java.time.Instant;
import org.cloudy.bus.snmp.Device;
import org.cloudy.bus.snmp.Figures;
import org.cloudy.bus.snmp.Origin;
import org.cloudy.bus.snmp.Trouble;
import org.jspecify.annotations.Nullable;

/** A device as a page shows it; texts are null for what is not known. */
record SnmpDeviceRow(
        String id,
        String name,
        String href,
        String address,
        String health,
        String stateKey,
        String originKey,
        boolean added,
        @Nullable Instant answered,
        @Nullable Instant since,
        @Nullable String description,
        @Nullable String answer,
        @Nullable String load,
        @Nullable String cpu,
        @Nullable String memory,
        @Nullable String storage) {

    static SnmpDeviceRow of(Device device, String language) {
        Formats formats = new Formats(language);
        Figures figures = device.figures();
        return new SnmpDeviceRow(
                device.id(),
                device.name(),
                SnmpPages.path(SnmpPages.DEVICES) + "/" + device.id(),
                (device.host().contains(":") ? "[" + device.host() + "]" : device.host()) + ":" + device.port(),
                health(device),
                "page.snmp.state." + state(device.trouble(), device.answered()),
                "page.snmp.origin." + Words.plain(device.origin()),
                device.origin() == Origin.ADDED,
                device.answered(),
                device.since(),
                device.description(),
                figures == null ? null : formats.rtt(figures.answerMs()),
                figures == null || figures.load() == null ? null : formats.number(figures.load(), 2),
                percent(figures == null ? null : figures.cpuPercent(), formats),
                percent(figures == null ? null : figures.memoryPercent(), formats),
                percent(figures == null ? null : figures.storagePercent(), formats));
    }

    private static String health(Device device) {
        if (device.trouble() != null) {
            return device.trouble() == Trouble.NO_CREDENTIALS ? "warning" : "critical";
        }
        return device.answered() == null ? "unknown" : "passing";
    }

    private static String state(@Nullable Trouble trouble, @Nullable Instant answered) {
        if (trouble != null) {
            return Words.plain(trouble);
        }
        return answered == null ? "not_asked" : "answers";
    }

    static @Nullable String percent(@Nullable Double share, Formats formats) {
        return share == null ? null : formats.percent(Math.round(share));
    }
}
