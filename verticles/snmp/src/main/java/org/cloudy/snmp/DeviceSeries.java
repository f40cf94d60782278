package org.cloudy.snmp;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.snmp.Figures;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.series.Quantity;
import org.cloudy.platform.series.Series;
import org.jspecify.annotations.Nullable;

/** What is kept of a device over time: one series of itself, one of each interface and of each disk. */
final class DeviceSeries {
    /** Nothing is faster: 10 Tbit/s. */
    static final double FASTEST = 1e13;

    private static final double PERCENT = 100;
    private static final double LONGEST_ANSWER = 60_000;
    private static final double MOST_LOAD = 100_000;

    private DeviceSeries() {}

    static Series load(String device) {
        return one(device, "load", "snmp.quantity.load", MOST_LOAD);
    }

    static Series cpu(String device) {
        return one(device, "cpu", "snmp.quantity.cpu", PERCENT);
    }

    static Series memory(String device) {
        return one(device, "memory", "snmp.quantity.memory", PERCENT);
    }

    static Series answer(String device) {
        return one(device, "answer", "snmp.quantity.answer", LONGEST_ANSWER);
    }

    private static Series one(String device, String name, String key, double most) {
        return new Series(device + "/" + name, List.of(new Quantity(name, Messages.everywhere(key), 0, most)));
    }

    static Series traffic(String device, String port, String name) {
        return new Series(
                device + "/traffic/" + port,
                List.of(
                        new Quantity("in", of("snmp.quantity.in", name), 0, FASTEST),
                        new Quantity("out", of("snmp.quantity.out", name), 0, FASTEST)));
    }

    static Series link(String device, String port, String name) {
        return new Series(device + "/link/" + port, List.of(new Quantity("up", Text.verbatim(name), 0, PERCENT)));
    }

    static Series disk(String device, String id, String name) {
        return new Series(device + "/disk/" + id, List.of(new Quantity("used", Text.verbatim(name), 0, PERCENT)));
    }

    private static Text of(String key, String name) {
        return Messages.everywhere(key, Map.of("name", name));
    }

    /** A figure that may be missing, as the store wants it. */
    static double orMissing(@Nullable Double figure) {
        return figure == null ? Double.NaN : figure;
    }

    static List<Map.Entry<Series, Double>> figures(String device, Figures figures) {
        return List.of(
                Map.entry(answer(device), figures.answerMs()),
                Map.entry(load(device), orMissing(figures.load())),
                Map.entry(cpu(device), orMissing(figures.cpuPercent())),
                Map.entry(memory(device), orMissing(figures.memoryPercent())));
    }
}
