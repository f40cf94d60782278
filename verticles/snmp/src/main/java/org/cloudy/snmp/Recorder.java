package org.cloudy.snmp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cloudy.bus.series.TimeSeries;
import org.cloudy.bus.snmp.DeviceDetail.Disk;
import org.cloudy.bus.snmp.GraphQuery;
import org.cloudy.platform.series.Series;
import org.cloudy.platform.series.SeriesStore;
import org.jspecify.annotations.Nullable;

/** Keeps what devices tell over time, and gives it back for graphs. Blocks. */
final class Recorder {
    /** A graph of more lines shows nothing. */
    private static final int MOST_LINES = 8;

    private static final double PERCENT = 100;

    private final SeriesStore store;

    Recorder(SeriesStore store) {
        this.store = store;
    }

    void keep(Monitored device) {
        Reading reading = device.last();
        if (reading == null) {
            return;
        }
        String id = device.watched().id();
        Instant at = reading.at();
        DeviceSeries.figures(id, reading.figures())
                .forEach(figure -> store.record(figure.getKey(), at, figure.getValue()));
        reading.disks().forEach(disk -> store.record(disk(id, disk), at, disk.usedPercent()));
        for (InterfaceReading port : reading.interfaces()) {
            Monitored.Rates rates = device.rates(port.id());
            store.record(
                    DeviceSeries.traffic(id, port.id(), port.name()),
                    at,
                    DeviceSeries.orMissing(rates.received()),
                    DeviceSeries.orMissing(rates.sent()));
            store.record(DeviceSeries.link(id, port.id(), port.name()), at, port.up() ? PERCENT : 0);
        }
    }

    void forget(String id) {
        store.remove(id);
    }

    TimeSeries graph(Monitored device, GraphQuery query) {
        String id = device.watched().id();
        List<Series> wanted =
                switch (query.kind()) {
                    case LOAD -> List.of(DeviceSeries.load(id));
                    case CPU -> List.of(DeviceSeries.cpu(id));
                    case MEMORY -> List.of(DeviceSeries.memory(id));
                    case ANSWER -> List.of(DeviceSeries.answer(id));
                    case STORAGE -> disks(id, device.last());
                    case TRAFFIC ->
                        ports(device.last(), query.port()).stream()
                                .map(port -> DeviceSeries.traffic(id, port.id(), port.name()))
                                .limit(MOST_LINES / 2)
                                .toList();
                    case LINKS ->
                        ports(device.last(), query.port()).stream()
                                .map(port -> DeviceSeries.link(id, port.id(), port.name()))
                                .limit(MOST_LINES)
                                .toList();
                };
        return store.fetch(wanted, query.span());
    }

    private static List<Series> disks(String id, @Nullable Reading reading) {
        List<Series> disks = new ArrayList<>();
        if (reading != null) {
            reading.disks().forEach(disk -> disks.add(disk(id, disk)));
        }
        return disks;
    }

    private static List<InterfaceReading> ports(@Nullable Reading reading, @Nullable String port) {
        return reading == null
                ? List.of()
                : reading.interfaces().stream()
                        .filter(each -> port == null || each.id().equals(port))
                        .toList();
    }

    private static Series disk(String device, Disk disk) {
        return DeviceSeries.disk(device, ShortId.of(disk.name()), disk.name());
    }
}
