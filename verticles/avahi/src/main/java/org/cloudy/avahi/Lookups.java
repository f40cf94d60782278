package org.cloudy.avahi;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cloudy.platform.dnssd.Card;
import org.cloudy.platform.dnssd.Sighting;
import org.cloudy.platform.dnssd.Sighting.Place;
import org.cloudy.platform.dnssd.Sightings;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the daemon looks for: on each card the types of services, of each type the services, and of each service its address and
 * text. Bounded, for the daemon gives a client about a thousand objects, and strangers could use them all up. Of one thread.
 */
final class Lookups {
    private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);
    private static final int MOST = 500;
    private static final String LOCAL = "local";
    private static final UInt32 NO_FLAGS = new UInt32(0);

    private final AvahiBus bus;
    private final String owner;
    private final AvahiServer server;
    private final Sightings sightings;
    private final Map<Target, AvahiLookup> lookups = new HashMap<>();
    private final Map<Target, Place> seen = new HashMap<>();
    private Map<Integer, String> cards = Map.of();

    Lookups(AvahiBus bus, String owner, AvahiServer server, Sightings sightings) {
        this.bus = bus;
        this.owner = owner;
        this.server = server;
        this.sightings = sightings;
    }

    void use(List<Card> wanted) {
        Map<Integer, String> now = wanted.stream().collect(Collectors.toMap(Card::index, Card::name));
        cards.keySet().stream().filter(card -> !now.containsKey(card)).forEach(card -> forget(Target.card(card)));
        cards = now;
        for (int card : now.keySet()) {
            look(
                    Target.card(card),
                    AvahiLookup.Types.class,
                    () -> server.serviceTypeBrowserNew(card, Target.BOTH_PROTOCOLS, LOCAL, NO_FLAGS));
        }
    }

    /** The daemon tells what one of its objects found. */
    void told(AvahiSignal signal) {
        switch (signal.type() + "." + signal.name()) {
            case "ServiceTypeBrowser.ItemNew" -> typeAppeared(signal.number(0), signal.number(1), signal.text(2));
            case "ServiceTypeBrowser.ItemRemove" ->
                forget(new Target(signal.number(0), signal.number(1), signal.text(2), null));
            case "ServiceBrowser.ItemNew" ->
                serviceAppeared(signal.number(0), signal.number(1), signal.text(3), signal.text(2));
            case "ServiceBrowser.ItemRemove" ->
                forget(new Target(signal.number(0), signal.number(1), signal.text(3), signal.text(2)));
            case "ServiceResolver.Found" -> found(signal);
            default -> LOG.trace("{}", signal);
        }
    }

    private void typeAppeared(int card, int protocol, String type) {
        if (lookups.containsKey(Target.card(card))) {
            look(
                    new Target(card, protocol, type, null),
                    AvahiLookup.Services.class,
                    () -> server.serviceBrowserNew(card, protocol, type, LOCAL, NO_FLAGS));
        }
    }

    private void serviceAppeared(int card, int protocol, String type, String name) {
        if (lookups.containsKey(new Target(card, protocol, type, null))) {
            look(
                    new Target(card, protocol, type, name),
                    AvahiLookup.Details.class,
                    () -> server.serviceResolverNew(card, protocol, name, type, LOCAL, protocol, NO_FLAGS));
        }
    }

    private void found(AvahiSignal signal) {
        Target target = new Target(signal.number(0), signal.number(1), signal.text(3), signal.text(2));
        String card = cards.get(target.card());
        if (card == null || !lookups.containsKey(target)) {
            return;
        }
        try {
            Place place = Target.place(card, target.protocol(), signal.text(3), signal.text(2));
            // An address in figures: nothing is looked up.
            InetAddress address = InetAddress.getByName(signal.text(7));
            int port = ((UInt16) signal.arguments().get(8)).intValue();
            seen.put(target, place);
            sightings.seen(new Sighting(place, address, port, TextRecord.decode(signal.strings(9))));
        } catch (UnknownHostException e) {
            LOG.debug("Avahi found a service at no address", e);
        }
    }

    private void look(Target target, Class<? extends AvahiLookup> type, Supplier<DBusPath> begin) {
        if (lookups.containsKey(target) || lookups.size() >= MOST) {
            return;
        }
        try {
            lookups.put(target, bus.object(owner, begin.get().getPath(), type));
        } catch (DBusException | DBusExecutionException e) {
            LOG.warn("Avahi does not look for {}", target, e);
        }
    }

    /** Looks for something no more, nor for what was found by it. */
    private void forget(Target wider) {
        lookups.entrySet().removeIf(lookup -> {
            boolean ends = lookup.getKey().isIn(wider);
            if (ends) {
                end(lookup.getKey(), lookup.getValue());
            }
            return ends;
        });
    }

    private void end(Target target, AvahiLookup lookup) {
        try {
            lookup.free();
        } catch (DBusExecutionException e) {
            LOG.debug("{} was gone already", target, e);
        }
        Place place = seen.remove(target);
        if (place != null) {
            sightings.lost(place);
        }
    }
}
