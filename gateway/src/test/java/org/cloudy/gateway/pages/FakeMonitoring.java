package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.series.TimeSeries;
import org.cloudy.bus.snmp.Device;
import org.cloudy.bus.snmp.Device.Version;
import org.cloudy.bus.snmp.DeviceDetail;
import org.cloudy.bus.snmp.Devices;
import org.cloudy.bus.snmp.Figures;
import org.cloudy.bus.snmp.Measure;
import org.cloudy.bus.snmp.NewDevice;
import org.cloudy.bus.snmp.NewRule;
import org.cloudy.bus.snmp.Origin;
import org.cloudy.bus.snmp.Rule;
import org.cloudy.bus.snmp.Rules;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.bus.snmp.Trouble;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** Serves a monitoring with two devices and two rules, and remembers what was asked to change. */
final class FakeMonitoring {
    private static final Device ROUTER =
            device("d-router", "Router", Origin.ADDED, null, new Figures(2.5, 0.62, null, 41.2, 93.4));
    private static final Device PLAZA =
            device(Sample.PLAZA.value(), Sample.HOSTILE, Origin.MICRO_CLOUD, Trouble.SILENT, null);

    private final List<Record> asked;

    FakeMonitoring(List<Record> asked) {
        this.asked = asked;
    }

    Future<?> serve(EventBus bus) {
        return Future.all(List.of(
                SnmpContract.DEVICES.serve(bus, nothing -> Future.succeededFuture(new Devices(List.of(PLAZA, ROUTER)))),
                SnmpContract.DEVICE.serve(
                        bus,
                        which -> which.id().equals(ROUTER.id())
                                ? Future.succeededFuture(detail())
                                : Future.failedFuture(Failure.of(FailureCode.NOT_FOUND, "failure.nobody-serves"))),
                SnmpContract.ADD.serve(bus, this::add),
                SnmpContract.REMOVE.serve(bus, which -> note(which, Empty.EMPTY)),
                SnmpContract.GRAPH.serve(bus, query -> note(query, series())),
                SnmpContract.RULES.serve(bus, nothing -> Future.succeededFuture(rules())),
                SnmpContract.ADD_RULE.serve(bus, this::add),
                SnmpContract.REMOVE_RULE.serve(bus, which -> note(which, Empty.EMPTY))));
    }

    private Future<Device> add(NewDevice wanted) {
        return wanted.port() == 0
                ? Future.failedFuture(Failure.invalid(
                        List.of(FieldProblem.of("port", "failure.received", Map.of("message", "That is no port.")))))
                : note(wanted, ROUTER);
    }

    private Future<Rule> add(NewRule wanted) {
        return wanted.limit() < 0
                ? Future.failedFuture(Failure.invalid(
                        List.of(FieldProblem.of("limit", "failure.received", Map.of("message", "That is no limit.")))))
                : note(wanted, rules().rules().getFirst());
    }

    private <R> Future<R> note(Record wish, R reply) {
        asked.add(wish);
        return Future.succeededFuture(reply);
    }

    private static Device device(
            String id, String name, Origin origin, @Nullable Trouble trouble, @Nullable Figures figures) {
        return new Device(
                id,
                name,
                "10.0.0.1",
                161,
                Version.V3,
                origin,
                trouble,
                trouble == null ? Sample.NOW.minus(Duration.ofMinutes(1)) : null,
                null,
                null,
                figures,
                1);
    }

    private static DeviceDetail detail() {
        return new DeviceDetail(
                ROUTER,
                "marta",
                null,
                Sample.HOSTILE,
                List.of(new DeviceDetail.Port("eth0", "eth0", "to the mast", true, 1e9, 12_345_678.0, null)),
                List.of(new DeviceDetail.Disk("/", 6.4e10, 93.4)));
    }

    private static Rules rules() {
        return new Rules(List.of(
                new Rule("1", null, Measure.SILENT, true, 0, 5, Severity.CRITICAL),
                new Rule("4", ROUTER.id(), Measure.STORAGE, true, 90, 15, Severity.WARNING)));
    }

    private static TimeSeries series() {
        return new TimeSeries(
                List.of(1_795_000_000L, 1_795_000_060L),
                List.of(new TimeSeries.Line(Text.verbatim("In"), Arrays.asList(1000.0, null))));
    }
}
