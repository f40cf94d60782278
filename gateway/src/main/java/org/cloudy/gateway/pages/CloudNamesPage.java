package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.cloudy.bus.Empty;
import org.cloudy.bus.dns.CloudZone;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.ZoneRecord;
import org.jspecify.annotations.Nullable;

/** The zone that the node keeps of its micro cloud: names of nodes and services, and what browsing asks for. */
final class CloudNamesPage {
    private static final String TAB = "cloud-names";
    private static final String PATH = DnsPages.PATH + "/" + TAB;
    private static final int MOST = 500;

    private final DnsPages pages;
    private final Renderer renderer;

    CloudNamesPage(DnsPages pages, Renderer renderer) {
        this.pages = pages;
        this.renderer = renderer;
    }

    /**
     * The page.
     *
     * @param zone null where none is kept
     * @param ask how a name in it is looked up
     * @param hosts names that have an address
     * @param browsing all other records
     */
    record View(
            CapabilityTabs.Head head,
            @Nullable String zone,
            String serial,
            String ask,
            List<ZoneRecord> hosts,
            List<ZoneRecord> browsing) {}

    void mount(Router router) {
        router.get(PATH).handler(this::show);
    }

    private void show(RoutingContext ctx) {
        Future<CapabilityTabs.Head> head = pages.head(ctx, TAB);
        Future<CloudZone> cloud = pages.ask(ctx, DnsContract.CLOUD, Empty.EMPTY);
        Future.all(head, cloud)
                .map(both -> view(head.result(), cloud.result()))
                .onSuccess(view -> renderer.show(ctx, 200, "dns-cloud", view))
                .onFailure(cause -> pages.fail(ctx, TAB, cause));
    }

    private static View view(CapabilityTabs.Head head, CloudZone cloud) {
        List<ZoneRecord> hosts = cloud.records().stream()
                .filter(CloudNamesPage::isAddress)
                .limit(MOST)
                .toList();
        String name = hosts.isEmpty() ? cloud.zone() : hosts.getFirst().name() + "." + cloud.zone();
        return new View(
                head,
                cloud.zone(),
                String.valueOf(cloud.serial()),
                "dig @" + cloud.address() + " -p " + cloud.port() + " " + name,
                hosts,
                cloud.records().stream()
                        .filter(record -> !isAddress(record))
                        .limit(MOST)
                        .toList());
    }

    private static boolean isAddress(ZoneRecord record) {
        return record.type().equals("A") || record.type().equals("AAAA");
    }
}
