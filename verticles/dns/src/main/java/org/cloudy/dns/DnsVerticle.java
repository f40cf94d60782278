package org.cloudy.dns;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.cloudy.bus.Call;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.Sealed;
import org.cloudy.bus.dns.Secondaries.SecondaryZone;
import org.cloudy.bus.dns.ZoneName;
import org.cloudy.bus.dns.ZoneSource;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.host.Host;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves what can be asked of a node about names, and keeps the zone of its micro cloud, while the name server runs. */
final class DnsVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(DnsVerticle.class);

    private final Path folder;
    private final Host host;
    private final NodeIdentity identity;
    private final Clock clock;

    /** @param folder that of the capability, where its server runs */
    DnsVerticle(Path folder, Host host, NodeIdentity identity, Clock clock) {
        this.folder = folder;
        this.host = host;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        return settings()
                .compose(settings -> blocking(() -> new NameServer(folder, host, identity, clock, settings)))
                .compose(this::serve);
    }

    private Future<?> serve(NameServer server) {
        ZoneOffice office = server.office();
        CloudWatch watch = new CloudWatch(vertx, context, server);
        return Future.all(List.of(
                        read(DnsContract.ZONES, asked -> office.zones()),
                        read(DnsContract.ZONE, office::page),
                        read(DnsContract.EXPORT, office::export),
                        read(DnsContract.STATISTICS, asked -> server.statistics()),
                        read(DnsContract.CLOUD, asked -> server.cloud()),
                        change(DnsContract.CREATE, office::create, ZoneName::name),
                        change(DnsContract.DELETE, office::delete, ZoneName::name),
                        change(DnsContract.CHANGE, office::change, change -> change.zone()),
                        change(DnsContract.IMPORT, office::take, file -> file.zone()),
                        change(DnsContract.SET, office::set, options -> options.zone()),
                        serveTransfers(server),
                        CapabilitiesContract.CHANGED.subscribe(
                                vertx.eventBus(), changed -> follow(changed, server, watch))))
                .compose(served -> watch.begin());
    }

    private Future<?> serveTransfers(NameServer server) {
        Neighbours neighbours = new Neighbours(vertx, server);
        EventBus bus = vertx.eventBus();
        return Future.all(List.of(
                read(DnsContract.SECONDARIES, asked -> server.fetches().zones()),
                DnsContract.OFFERED.serve(bus, asked -> neighbours.offered()),
                change(DnsContract.FETCH, wanted -> fetch(server, neighbours, wanted), ZoneSource::zone),
                change(DnsContract.DROP, which -> server.fetches().drop(which), ZoneName::name),
                change(DnsContract.REVOKE, of -> server.transfers().revoke(of), ZoneSource::zone),
                DnsContract.OFFERS.serve(
                        bus,
                        identity.id(),
                        (caller, asked) -> blocking(() -> server.transfers().offers())),
                DnsContract.AGREE.serve(bus, identity.id(), (caller, ask) -> agree(server, ask))));
    }

    /** Whoever looks at the zone sees who holds a key. */
    private Future<Sealed> agree(NameServer server, Sealed ask) {
        return blocking(() -> server.agree(ask))
                .onSuccess(agreed -> tell(Agreement.ask(ask).transferOf()));
    }

    private void tell(String zone) {
        DnsContract.CHANGED.publish(vertx.eventBus(), new ZoneName(zone));
    }

    private static SecondaryZone fetch(NameServer server, Neighbours neighbours, ZoneSource wanted) {
        return server.fetch(wanted, ask -> neighbours.agree(wanted.node(), ask));
    }

    private <Q extends Record, R extends Record> Future<Void> read(Call<Q, R> call, Function<Q, R> work) {
        return call.serve(vertx.eventBus(), asked -> blocking(() -> work.apply(asked)));
    }

    /** A change, that whoever listens is told of. */
    private <Q extends Record, R extends Record> Future<Void> change(
            Call<Q, R> call, Function<Q, R> work, Function<Q, String> zone) {
        return call.serve(
                vertx.eventBus(),
                asked -> blocking(() -> work.apply(asked)).onSuccess(done -> tell(zone.apply(asked))));
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return context.executeBlocking(work, false);
    }

    private Future<DnsSettings> settings() {
        return CapabilitiesContract.GET
                .send(vertx.eventBus(), new CapabilityName(DnsCapability.NAME))
                .map(detail -> Wire.fromJson(new JsonObject(detail.settings()), DnsSettings.class));
    }

    private void follow(CapabilitySummary changed, NameServer server, CloudWatch watch) {
        if (changed.name().equals(DnsCapability.NAME)) {
            settings()
                    .onSuccess(now -> {
                        server.take(now);
                        watch.look();
                    })
                    .onFailure(cause -> LOG.warn("The settings of the name server could not be read", cause));
        }
    }
}
