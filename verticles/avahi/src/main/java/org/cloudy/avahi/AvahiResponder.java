package org.cloudy.avahi;

import java.util.List;
import java.util.concurrent.Executor;
import org.cloudy.bus.discovery.ResponderKind;
import org.cloudy.platform.dnssd.Card;
import org.cloudy.platform.dnssd.LocalService;
import org.cloudy.platform.dnssd.Responder;
import org.cloudy.platform.dnssd.Sightings;
import org.freedesktop.dbus.exceptions.DBusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the daemon, from when it came on the bus until it leaves. Of one thread. */
final class AvahiResponder implements Responder {
    private static final Logger LOG = LoggerFactory.getLogger(AvahiResponder.class);

    private final Executor executor;
    private final EntryGroups groups;
    private final Lookups lookups;
    private final AutoCloseable signals;
    private boolean closed;

    private AvahiResponder(AvahiBus bus, String owner, AvahiServer server, Executor executor, Sightings sightings)
            throws DBusException {
        this.executor = executor;
        this.groups = new EntryGroups(bus, owner, server);
        this.lookups = new Lookups(bus, owner, server, sightings);
        this.signals = bus.listen(owner, this::told);
    }

    /** @param owner the daemon's unique name on the bus */
    static AvahiResponder open(AvahiBus bus, String owner, Executor executor, Sightings sightings)
            throws DBusException {
        AvahiServer server = bus.server(owner);
        AvahiResponder responder = new AvahiResponder(bus, owner, server, executor, sightings);
        LOG.info("Local networks are spoken to through {}", server.getVersionString());
        responder.groups.serverState(server.getState());
        return responder;
    }

    @Override
    public ResponderKind kind() {
        return ResponderKind.AVAHI;
    }

    @Override
    public void use(List<Card> cards) {
        groups.use(cards);
        lookups.use(cards);
    }

    @Override
    public void announce(String id, LocalService service) {
        groups.announce(id, service);
    }

    @Override
    public void withdraw(String id) {
        groups.withdraw(id);
    }

    @Override
    public void close() {
        closed = true;
        lookups.use(List.of());
        groups.withdrawAll();
        try {
            signals.close();
        } catch (Exception e) {
            LOG.debug("the daemon was gone already", e);
        }
    }

    private void told(AvahiSignal signal) {
        executor.execute(() -> {
            if (!closed) {
                act(signal);
            }
        });
    }

    private void act(AvahiSignal signal) {
        switch (signal.type() + "." + signal.name()) {
            case "Server.StateChanged" -> groups.serverState(signal.number(0));
            case "EntryGroup.StateChanged" -> groups.groupState(signal.path(), signal.number(0), signal.text(1));
            default -> lookups.told(signal);
        }
    }
}
