package org.cloudy.cli.view;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeChange;
import org.cloudy.bus.discovery.ServiceChange;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.notices.NoticeChange;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.overlay.OverlayLink;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.cli.bus.Event;

/** An event on one line, with the time of day. */
public final class EventLine {
    private EventLine() {}

    /** The line; an event of a topic that this version does not know is told as it came. */
    public static String of(Event event, Texts texts, Times times) {
        return times.timeOfDay(times.clock().instant()) + "  " + Table.printable(sentence(event, texts));
    }

    private static String sentence(Event event, Texts texts) {
        if (event.isOf(JobsContract.CHANGED)) {
            return job(event.as(JobsContract.CHANGED), texts);
        }
        if (event.isOf(JobsContract.LOG)) {
            JobLine line = event.as(JobsContract.LOG);
            return texts.of("cli.event.line", "job", "" + line.job(), "text", line.text());
        }
        if (event.isOf(CapabilitiesContract.CHANGED)) {
            return capability(event.as(CapabilitiesContract.CHANGED), texts);
        }
        if (event.isOf(DiscoveryContract.SERVICES_CHANGED)) {
            return service(event.as(DiscoveryContract.SERVICES_CHANGED), texts);
        }
        if (event.isOf(DiscoveryContract.NODES_CHANGED)) {
            return node(event.as(DiscoveryContract.NODES_CHANGED), texts);
        }
        if (event.isOf(NoticesContract.CHANGED)) {
            return notice(event.as(NoticesContract.CHANGED), texts);
        }
        if (event.isOf(SnmpContract.CHANGED)) {
            return texts.of(
                    "cli.event.snmp", "device", event.as(SnmpContract.CHANGED).id());
        }
        if (event.isOf(MicroCloudContract.CHANGED)) {
            return microCloud(event.as(MicroCloudContract.CHANGED), texts);
        }
        if (event.isOf(OverlayContract.CHANGED)) {
            return overlay(event.as(OverlayContract.CHANGED), texts);
        }
        return event.topic() + " " + event.body();
    }

    private static String job(Job job, Texts texts) {
        String state = texts.of("job-state", job.state())
                + (job.percent() == null ? "" : " " + job.percent() + " %")
                + (job.step() == null ? "" : " " + texts.of(job.step()));
        return texts.of("cli.event.job", "job", "" + job.id(), "title", texts.of(job.title()), "state", state);
    }

    private static String notice(NoticeChange change, Texts texts) {
        return texts.of(
                change.open() ? "cli.event.notice-open" : "cli.event.notice-over",
                "severity",
                Severities.of(change.notice().severity(), texts),
                "text",
                texts.of(change.notice().text()));
    }

    private static String capability(CapabilitySummary capability, Texts texts) {
        String state = texts.of("state", capability.state())
                + (capability.published() ? ", " + texts.of("cli.published") : "")
                + ", " + texts.of("health", capability.health());
        return texts.of("cli.event.capability", "name", capability.name(), "state", state);
    }

    private static String service(ServiceChange change, Texts texts) {
        ServiceInstance service = change.service();
        return texts.of(
                "cli.event.service-" + change.kind().name().toLowerCase(Locale.ROOT),
                "type",
                service.type(),
                "name",
                service.name(),
                "address",
                service.host() + ":" + service.port(),
                "health",
                texts.of("health", service.health()));
    }

    private static String node(NodeChange change, Texts texts) {
        return texts.of(
                "cli.event.node-" + change.kind().name().toLowerCase(Locale.ROOT),
                "name",
                change.node().name(),
                "address",
                change.node().address());
    }

    private static String microCloud(MicroCloud cloud, Texts texts) {
        return cloud.appearance() == null
                ? texts.of("cli.event.no-micro-cloud")
                : texts.of(
                        "cli.event.micro-cloud",
                        "name",
                        cloud.appearance().name(),
                        "members",
                        "" + cloud.members().size(),
                        "requests",
                        "" + cloud.requests().size());
    }

    private static String overlay(OverlayStatus status, Texts texts) {
        Map<LinkState, Long> links =
                status.links().stream().collect(Collectors.groupingBy(OverlayLink::state, Collectors.counting()));
        return texts.of(
                status.up() ? "cli.event.overlay-up" : "cli.event.overlay-down",
                "address",
                Texts.orUnknown(status.address()),
                "direct",
                "" + links.getOrDefault(LinkState.DIRECT, 0L),
                "relayed",
                "" + links.getOrDefault(LinkState.RELAYED, 0L),
                "lost",
                "" + links.getOrDefault(LinkState.UNREACHABLE, 0L));
    }
}
