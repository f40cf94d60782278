package org.cloudy.snmp;

import io.vertx.core.eventbus.EventBus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.notices.NoticeId;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.bus.series.TimeSeries;
import org.cloudy.bus.snmp.Device;
import org.cloudy.bus.snmp.DeviceDetail;
import org.cloudy.bus.snmp.DeviceId;
import org.cloudy.bus.snmp.Devices;
import org.cloudy.bus.snmp.GraphQuery;
import org.cloudy.bus.snmp.NewDevice;
import org.cloudy.bus.snmp.NewRule;
import org.cloudy.bus.snmp.Rule;
import org.cloudy.bus.snmp.RuleId;
import org.cloudy.bus.snmp.Rules;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.series.SeriesStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The monitoring as its calls ask it. Methods block. */
final class Monitoring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final NodeContext node;
    private final Live live;
    private final EventBus bus;
    private final AddedDevices added;
    private final RuleBook rules;
    private final Thresholds thresholds;
    private final CloudAgents agents;
    private final SnmpSession session;
    private final SeriesStore store;
    private final Recorder recorder;
    private final Collector collector;
    private final Gauges gauges;

    /** @param period how often a device is asked */
    Monitoring(NodeContext node, Live live, Duration period) {
        this.node = node;
        this.live = live;
        this.bus = node.vertx().eventBus();
        Notebook notebook = OlderNotes.movedTo(live.site().folder(), node.store());
        this.added = new AddedDevices(notebook);
        this.rules = new RuleBook(notebook);
        this.thresholds = new Thresholds(node.clock(), this::raise, this::clear);
        this.agents = new CloudAgents(bus);
        this.store = new SeriesStore(live.site().folder().resolve("series"), node.clock());
        this.recorder = new Recorder(store);
        this.gauges = new Gauges(node.metrics());
        try {
            this.session = SnmpSession.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.collector = new Collector(session, node.clock(), period, PATIENCE, this::told, this::changed);
    }

    /** Looks which devices there are. */
    void look() {
        try {
            List<Watched> wanted = Stream.concat(
                            agents.find(live.site(), node.identity().id().value()).stream(),
                            added.all().stream().map(StoredDevice::watched))
                    .toList();
            collector.watch(wanted);
            gauges.show(collector.devices());
            thresholds.keepOnly(collector.devices(), rules.all());
        } catch (Failure e) {
            LOG.debug("the micro cloud's agents are not known now", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void tick() {
        collector.tick();
    }

    private void told(Monitored device) {
        if (device.trouble() == null) {
            recorder.keep(device);
        }
        thresholds.look(device, rules.all());
    }

    /** One that cannot be raised now is raised at the next look. */
    private void raise(NewNotice notice) {
        NoticesContract.RAISE
                .send(bus, notice)
                .onFailure(cause -> LOG.warn("{} is not told: {}", notice.id(), cause.getMessage()));
    }

    private void clear(String id) {
        NoticesContract.CLEAR
                .send(bus, new NoticeId(id))
                .onFailure(cause -> LOG.debug("{} stays open: {}", id, cause.getMessage()));
    }

    private void changed(String id) {
        SnmpContract.CHANGED.publish(bus, new DeviceId(id));
    }

    Devices devices() {
        return new Devices(collector.devices().stream()
                .map(Monitored::summary)
                .sorted(Comparator.comparing(Device::origin).thenComparing(Device::name))
                .toList());
    }

    DeviceDetail device(DeviceId which) {
        return known(which.id()).detail();
    }

    Device add(NewDevice wanted) {
        StoredDevice stored = added.add(wanted);
        look();
        tick();
        return collector
                .device(stored.id())
                .map(Monitored::summary)
                .orElseGet(() -> new Monitored(stored.watched()).summary());
    }

    Empty remove(DeviceId which) {
        if (!added.remove(which.id())) {
            known(which.id());
            throw Failure.of(FailureCode.CONFLICT, "snmp.not-added");
        }
        look();
        recorder.forget(which.id());
        return Empty.EMPTY;
    }

    TimeSeries graph(GraphQuery query) {
        return recorder.graph(known(query.device()), query);
    }

    Rules rules() {
        return new Rules(rules.all());
    }

    Rule add(NewRule wanted) {
        if (wanted.device() != null) {
            known(wanted.device());
        }
        return rules.add(wanted);
    }

    Empty remove(RuleId which) {
        rules.remove(which.id());
        thresholds.keepOnly(collector.devices(), rules.all());
        return Empty.EMPTY;
    }

    private Monitored known(String id) {
        return collector
                .device(id)
                .orElseThrow(() -> Failure.of(
                        FailureCode.NOT_FOUND,
                        "snmp.unknown",
                        Map.of("device", Text.shortened(Objects.requireNonNull(id)))));
    }

    @Override
    public void close() {
        collector.close();
        thresholds.clearAll();
        gauges.show(List.of());
        try {
            session.close();
        } catch (IOException e) {
            LOG.debug("the socket of the monitoring is not closed in order", e);
        }
        store.close();
    }
}
