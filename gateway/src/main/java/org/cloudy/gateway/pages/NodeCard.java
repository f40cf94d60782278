package org.cloudy.gateway.pages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.system.Load;
import org.cloudy.bus.system.NodeStatus;
import org.cloudy.bus.text.Messages;
import org.jspecify.annotations.Nullable;

/** This node and how busy its machine is. */
record NodeCard(
        String name,
        String id,
        String shortId,
        String version,
        @Nullable String microCloud,
        String uptime,
        List<Meter> meters) {
    private static final int WARNING = 80;
    private static final int CRITICAL = 93;

    /** A bar: {@code id} says of what, {@code level} how bad it is. */
    record Meter(String id, int percent, String value, String level) {}

    static NodeCard of(NodeStatus status, Load load, String language) {
        Formats formats = new Formats(language);
        return new NodeCard(
                status.name(),
                status.node().value(),
                NodeRow.shortId(status.node().value()),
                status.version(),
                status.microCloud(),
                formats.duration(Duration.ofSeconds(load.uptimeSeconds())),
                meters(load, formats, language));
    }

    private static List<Meter> meters(Load load, Formats formats, String language) {
        List<Meter> meters = new ArrayList<>();
        Double average = load.loadAverage();
        if (average != null) {
            String text = Messages.text(
                    language,
                    "page.node.load-text" + (load.processors() == 1 ? ".one" : ".other"),
                    Map.of("load", formats.number(average, 2), "processors", String.valueOf(load.processors())));
            meters.add(meter("load", average / Math.max(1, load.processors()), text));
        }
        long diskUsed = load.diskTotal() - load.diskFree();
        meters.add(meter(
                "memory",
                share(load.memoryUsed(), load.memoryTotal()),
                of(load.memoryUsed(), load.memoryTotal(), formats, language)));
        meters.add(meter("disk", share(diskUsed, load.diskTotal()), of(diskUsed, load.diskTotal(), formats, language)));
        return meters;
    }

    private static String of(long used, long total, Formats formats, String language) {
        return Messages.text(
                language, "page.node.used-of", Map.of("used", formats.size(used), "total", formats.size(total)));
    }

    private static double share(long part, long whole) {
        return whole <= 0 ? 0 : (double) part / whole;
    }

    private static Meter meter(String id, double share, String text) {
        int percent = (int) Math.round(Math.clamp(share, 0, 1) * 100);
        String level = percent >= CRITICAL ? "critical" : percent >= WARNING ? "warning" : "normal";
        return new Meter(id, percent, text, level);
    }
}
