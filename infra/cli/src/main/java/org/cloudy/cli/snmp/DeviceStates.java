package org.cloudy.cli.snmp;

import org.cloudy.bus.snmp.Device;
import org.cloudy.bus.snmp.Trouble;
import org.cloudy.cli.view.Texts;
import org.jspecify.annotations.Nullable;

/** What is said of a device. */
record DeviceStates(Texts texts) {
    String of(Device device) {
        Trouble trouble = device.trouble();
        if (trouble == null) {
            return texts.of(device.answered() == null ? "cli.snmp.not-asked" : "cli.snmp.answers");
        }
        return texts.of(
                switch (trouble) {
                    case UNKNOWN_HOST -> "cli.snmp.unknown-host";
                    case SILENT -> "cli.snmp.silent";
                    case REFUSED -> "cli.snmp.refused";
                    case NONSENSE -> "cli.snmp.nonsense";
                    case NO_CREDENTIALS -> "cli.snmp.no-credentials";
                });
    }

    static String percent(@Nullable Double percent) {
        return percent == null ? Texts.UNKNOWN : Math.round(percent) + " %";
    }

    static String number(@Nullable Double number) {
        return number == null ? Texts.UNKNOWN : "" + Math.round(number * 100) / 100.0;
    }

    /** Bits each second, with the prefix that keeps it short: "12 Mbit/s". */
    static String bits(@Nullable Double bits) {
        if (bits == null) {
            return Texts.UNKNOWN;
        }
        String[] units = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};
        double value = bits;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return (unit > 0 && value < 10 ? Math.round(value * 10) / 10.0 + "" : Math.round(value) + "") + " "
                + units[unit];
    }
}
