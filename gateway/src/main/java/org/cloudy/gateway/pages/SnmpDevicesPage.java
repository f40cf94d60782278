package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.snmp.Device;
import org.cloudy.bus.snmp.DeviceId;
import org.cloudy.bus.snmp.Devices;
import org.cloudy.bus.snmp.Hash;
import org.cloudy.bus.snmp.NewDevice;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** The devices that are watched: all of them, one more, and one less. */
final class SnmpDevicesPage {
    private static final String PATH = SnmpPages.path(SnmpPages.DEVICES);
    private static final List<String> FIELDS = List.of("name", "host", "port", "version", "user", "hash");

    private final CapabilityPages pages;
    private final Renderer renderer;

    SnmpDevicesPage(CapabilityPages pages, Renderer renderer) {
        this.pages = pages;
        this.renderer = renderer;
    }

    /**
     * What the page shows.
     *
     * @param values what was typed of a new device, by field; never what is secret
     * @param problems what is wrong with it, by field
     */
    record View(
            CapabilityTabs.Head head,
            boolean on,
            boolean admin,
            List<SnmpDeviceRow> devices,
            Map<String, String> values,
            Map<String, String> problems,
            @Nullable String problem) {

        /** Whether the form for a new device stands open. */
        public boolean adding() {
            return !values.isEmpty();
        }
    }

    /** Asks whether a device shall really be forgotten. */
    record Question(String name, String href, String back) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, Map.of(), null));
        router.post(PATH).handler(this::add);
        router.get(PATH + "/:device/remove").handler(this::ask);
        router.post(PATH + "/:device/remove").handler(this::remove);
    }

    private void show(RoutingContext ctx, int status, Map<String, String> typed, Failure.@Nullable Problem problem) {
        Visitor visitor = Visitor.of(ctx);
        pages.head(ctx, SnmpPages.DEVICES)
                .compose(head -> devices(ctx, head)
                        .map(devices -> new View(
                                head,
                                SnmpPages.isOn(head),
                                visitor.may(Role.ADMIN),
                                devices.stream()
                                        .map(device -> SnmpDeviceRow.of(device, visitor.language()))
                                        .toList(),
                                typed,
                                CapabilityPages.problems(problem, visitor.language()),
                                problem == null ? null : problem.in(visitor.language()))))
                .onSuccess(view -> renderer.show(ctx, status, "snmp-devices", view))
                .onFailure(ctx::fail);
    }

    /** Nobody answers while the monitoring comes up, or goes down. */
    private Future<List<Device>> devices(RoutingContext ctx, CapabilityTabs.Head head) {
        return SnmpPages.isOn(head)
                ? pages.unlessOff(ctx, SnmpContract.DEVICES, Empty.EMPTY, new Devices(List.of()))
                        .map(Devices::devices)
                : Future.succeededFuture(List.of());
    }

    private void add(RoutingContext ctx) {
        pages.send(ctx, SnmpContract.ADD, device(ctx))
                .onSuccess(device -> Go.to(ctx, PATH, "snmp-added"))
                .onFailure(cause -> refuse(ctx, Failure.from(cause)));
    }

    private static NewDevice device(RoutingContext ctx) {
        String port = CapabilityPages.typed(ctx, "port").strip();
        boolean old = CapabilityPages.typed(ctx, "version").equals("v2c");
        return new NewDevice(
                CapabilityPages.typed(ctx, "name"),
                CapabilityPages.typed(ctx, "host"),
                port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0,
                old ? Device.Version.V2C : Device.Version.V3,
                old ? CapabilityPages.typed(ctx, "community") : null,
                old ? null : CapabilityPages.typed(ctx, "user").strip(),
                CapabilityPages.one(Hash.values(), CapabilityPages.typed(ctx, "hash"))
                        .orElse(null),
                old ? null : CapabilityPages.typed(ctx, "authPassphrase"),
                old ? null : CapabilityPages.typed(ctx, "privPassphrase"));
    }

    private void refuse(RoutingContext ctx, Failure failure) {
        if (failure.code() != FailureCode.INVALID && failure.code() != FailureCode.CONFLICT) {
            ctx.fail(failure);
            return;
        }
        Map<String, String> typed = new HashMap<>();
        FIELDS.forEach(field -> typed.put(field, CapabilityPages.typed(ctx, field)));
        show(ctx, failure.code().status(), typed, failure.problem());
    }

    private void ask(RoutingContext ctx) {
        String id = ctx.pathParam("device");
        pages.send(ctx, SnmpContract.DEVICE, new DeviceId(id))
                .map(detail -> new Question(detail.device().name(), PATH + "/" + id + "/remove", PATH))
                .onSuccess(question -> renderer.show(ctx, 200, "snmp-remove", question))
                .onFailure(ctx::fail);
    }

    private void remove(RoutingContext ctx) {
        pages.send(ctx, SnmpContract.REMOVE, new DeviceId(ctx.pathParam("device")))
                .onSuccess(gone -> Go.to(ctx, PATH, "snmp-removed"))
                .onFailure(ctx::fail);
    }
}
