package org.cloudy.gateway.pages;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Role;
import org.cloudy.bus.series.Span;
import org.cloudy.bus.snmp.DeviceDetail;
import org.cloudy.bus.snmp.DeviceDetail.Port;
import org.cloudy.bus.snmp.DeviceId;
import org.cloudy.bus.snmp.GraphKind;
import org.cloudy.bus.snmp.GraphQuery;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** One device: what it tells now, and the graphs of what it told. */
final class SnmpDevicePage {
    private static final String PATH = SnmpPages.path(SnmpPages.DEVICES) + "/:device";
    /** Graphs of more interfaces are a click away each. */
    private static final int FEW = 6;

    private static final Map<GraphKind, String> UNITS = Map.of(
            GraphKind.TRAFFIC, "bits-per-second",
            GraphKind.LINKS, "percent",
            GraphKind.LOAD, "count",
            GraphKind.CPU, "percent",
            GraphKind.MEMORY, "percent",
            GraphKind.STORAGE, "percent",
            GraphKind.ANSWER, "milliseconds");

    private final CapabilityPages pages;
    private final Renderer renderer;

    SnmpDevicePage(CapabilityPages pages, Renderer renderer) {
        this.pages = pages;
        this.renderer = renderer;
    }

    /** A time span to choose. */
    record Choice(String href, String key, boolean current) {}

    /** An interface; texts are null for what is not known. */
    record PortRow(
            String name,
            @Nullable String alias,
            boolean up,
            @Nullable String speed,
            @Nullable String received,
            @Nullable String sent,
            String href) {}

    /** A file system. */
    record DiskRow(String name, String size, String used) {}

    record View(
            CapabilityTabs.Head head,
            SnmpDeviceRow device,
            @Nullable String systemName,
            @Nullable String contact,
            @Nullable String location,
            boolean admin,
            List<PortRow> ports,
            List<DiskRow> disks,
            List<Choice> spans,
            List<Plots.Plot> plots) {
        public String back() {
            return SnmpPages.path(SnmpPages.DEVICES);
        }
    }

    void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.get(PATH + "/graph").handler(this::graph);
    }

    private void show(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        Span span = CapabilityPages.one(Span.values(), ctx.queryParams().get("span"))
                .orElse(Span.DAY);
        String port = ctx.queryParams().get("port");
        pages.head(ctx, SnmpPages.DEVICES)
                .compose(head -> pages.send(ctx, SnmpContract.DEVICE, new DeviceId(ctx.pathParam("device")))
                        .map(detail -> view(head, detail, span, port, visitor)))
                .onSuccess(view ->
                        renderer.show(ctx, 200, "snmp-device", view.device().name(), view))
                .onFailure(ctx::fail);
    }

    private static View view(
            CapabilityTabs.Head head, DeviceDetail detail, Span span, @Nullable String port, Visitor visitor) {
        String language = visitor.language();
        SnmpDeviceRow device = SnmpDeviceRow.of(detail.device(), language);
        Formats formats = new Formats(language);
        return new View(
                head,
                device,
                detail.systemName(),
                detail.contact(),
                detail.location(),
                visitor.may(Role.ADMIN),
                detail.interfaces().stream()
                        .map(each -> row(each, device.href(), span, formats))
                        .toList(),
                detail.disks().stream()
                        .map(disk -> new DiskRow(
                                disk.name(),
                                formats.size((long) disk.size()),
                                formats.percent(Math.round(disk.usedPercent()))))
                        .toList(),
                Arrays.stream(Span.values())
                        .map(each -> new Choice(
                                device.href() + "?span=" + Words.plain(each),
                                "page.span." + Words.plain(each),
                                each == span))
                        .toList(),
                plots(detail, device, span, port, language));
    }

    private static PortRow row(Port port, String href, Span span, Formats formats) {
        return new PortRow(
                port.name(),
                port.alias(),
                port.up(),
                bits(port.speed(), formats),
                bits(port.received(), formats),
                bits(port.sent(), formats),
                href + "?span=" + Words.plain(span) + "&port=" + port.id());
    }

    private static @Nullable String bits(@Nullable Double bits, Formats formats) {
        return bits == null ? null : formats.bitRate(bits);
    }

    /** Of one interface if it was chosen; else of the device and of its first interfaces. */
    private static List<Plots.Plot> plots(
            DeviceDetail detail, SnmpDeviceRow device, Span span, @Nullable String port, String language) {
        List<Plots.Plot> plots = new ArrayList<>();
        List<Port> ports = detail.interfaces().stream()
                .filter(each -> port == null || each.id().equals(port))
                .limit(FEW)
                .toList();
        for (Port each : ports) {
            plots.add(plot(device, GraphKind.TRAFFIC, each, span, language));
        }
        if (port != null) {
            ports.forEach(each -> plots.add(plot(device, GraphKind.LINKS, each, span, language)));
            return plots;
        }
        for (GraphKind kind : GraphKind.values()) {
            if (kind != GraphKind.TRAFFIC) {
                plots.add(plot(device, kind, null, span, language));
            }
        }
        return plots;
    }

    private static Plots.Plot plot(
            SnmpDeviceRow device, GraphKind kind, @Nullable Port port, Span span, String language) {
        String word = Words.plain(kind);
        String key = "page.snmp.graph." + word;
        return new Plots.Plot(
                "plot-" + word + (port == null ? "" : "-" + port.id()),
                port == null
                        ? Messages.text(language, key, Map.of())
                        : Messages.text(language, key + "-of", Map.of("name", port.name())),
                device.href() + "/graph?kind=" + word + "&span=" + Words.plain(span)
                        + (port == null ? "" : "&port=" + port.id()),
                UNITS.getOrDefault(kind, "count"));
    }

    private void graph(RoutingContext ctx) {
        Optional<GraphKind> kind =
                CapabilityPages.one(GraphKind.values(), ctx.queryParams().get("kind"));
        Optional<Span> span =
                CapabilityPages.one(Span.values(), ctx.queryParams().get("span"));
        if (kind.isEmpty() || span.isEmpty()) {
            ctx.fail(404);
            return;
        }
        GraphQuery query = new GraphQuery(
                ctx.pathParam("device"), kind.get(), ctx.queryParams().get("port"), span.get());
        pages.send(ctx, SnmpContract.GRAPH, query)
                .onSuccess(series -> Plots.answer(ctx, series))
                .onFailure(ctx::fail);
    }
}
