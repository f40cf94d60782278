package org.cloudy.snmp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.cloudy.bus.snmp.Figures;
import org.jspecify.annotations.Nullable;

/** The latest figures for Prometheus: by device, and by interface of at most so many. */
final class Gauges {
    /** A scrape of more would be slow, and its store large. */
    private static final int MOST_PORTS = 2_000;

    private final MultiGauge up;
    private final MultiGauge answer;
    private final MultiGauge load;
    private final MultiGauge cpu;
    private final MultiGauge memory;
    private final MultiGauge storage;
    private final MultiGauge received;
    private final MultiGauge sent;
    private final MultiGauge link;

    Gauges(MeterRegistry registry) {
        this.up = gauge(registry, "up", "Whether a device answers");
        this.answer = gauge(registry, "answer.seconds", "How long a device's first answer took");
        this.load = gauge(registry, "load", "Runnable processes over the last minute");
        this.cpu = gauge(registry, "cpu.percent", "Use of all processors");
        this.memory = gauge(registry, "memory.percent", "Memory that programs hold");
        this.storage = gauge(registry, "storage.percent", "Use of the fullest file system");
        this.received = gauge(registry, "interface.received.bits", "Bits that an interface receives each second");
        this.sent = gauge(registry, "interface.sent.bits", "Bits that an interface sends each second");
        this.link = gauge(registry, "interface.up", "Whether an interface is up");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder("cloudy.snmp." + name)
                .description(description)
                .register(registry);
    }

    void show(Collection<Monitored> devices) {
        List<Row<?>> states = new ArrayList<>();
        for (Monitored device : devices) {
            states.add(Row.of(tags(device), device.trouble() == null && device.last() != null ? 1 : 0));
        }
        up.register(states, true);
        figures(answer, devices, figures -> figures.answerMs() / 1000);
        figures(load, devices, Figures::load);
        figures(cpu, devices, Figures::cpuPercent);
        figures(memory, devices, Figures::memoryPercent);
        figures(storage, devices, Figures::storagePercent);
        ports(received, devices, (device, port) -> device.rates(port.id()).received());
        ports(sent, devices, (device, port) -> device.rates(port.id()).sent());
        ports(link, devices, (device, port) -> port.up() ? 1.0 : 0.0);
    }

    /** What a device told that is silent now is shown no longer. */
    private static void figures(
            MultiGauge gauge, Collection<Monitored> devices, Function<Figures, @Nullable Double> figure) {
        List<Row<?>> rows = new ArrayList<>();
        for (Monitored device : devices) {
            Reading last = device.trouble() == null ? device.last() : null;
            Double value = last == null ? null : figure.apply(last.figures());
            if (value != null) {
                rows.add(Row.of(tags(device), value));
            }
        }
        gauge.register(rows, true);
    }

    @FunctionalInterface
    private interface OfPort {
        @Nullable
        Double of(Monitored device, InterfaceReading port);
    }

    private static void ports(MultiGauge gauge, Collection<Monitored> devices, OfPort figure) {
        List<Row<?>> rows = new ArrayList<>();
        for (Monitored device : devices) {
            Reading last = device.trouble() == null ? device.last() : null;
            for (InterfaceReading port : last == null ? List.<InterfaceReading>of() : last.interfaces()) {
                Double value = figure.of(device, port);
                if (value != null && rows.size() < MOST_PORTS) {
                    rows.add(Row.of(tags(device).and("interface", port.name()), value));
                }
            }
        }
        gauge.register(rows, true);
    }

    private static Tags tags(Monitored device) {
        return Tags.of("device", device.watched().id(), "name", device.watched().name());
    }
}
