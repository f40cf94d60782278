package org.cloudy.avahi;

import java.util.List;
import org.cloudy.platform.dnssd.Card;
import org.cloudy.platform.dnssd.LocalService;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service that the daemon announces, under the first name made of its own that nobody on its networks has. */
final class EntryGroup {
    private static final Logger LOG = LoggerFactory.getLogger(EntryGroup.class);
    /** What the daemon says of it, in every language: the library is about to lose the name of the error. */
    private static final String COLLISION = "Local name collision";

    private static final int BOTH_PROTOCOLS = -1;
    private static final UInt32 NO_FLAGS = new UInt32(0);
    /** The daemon's own domain, and the name of this machine as it has claimed it. */
    private static final String DEFAULT = "";
    /** Who takes every name that is tried, to keep the node from being found, need not be answered for ever. */
    private static final int MOST_NAMES = 30;

    private final AvahiServer server;
    private final AvahiEntryGroup group;
    private final LocalService service;
    private String name;
    private int names = 1;

    EntryGroup(AvahiServer server, AvahiEntryGroup group, LocalService service) {
        this.server = server;
        this.group = group;
        this.service = service;
        this.name = service.name();
    }

    /** Announces it on these cards, in place of what was announced before. */
    void publish(List<Card> cards) {
        group.reset();
        boolean added = cards.isEmpty();
        while (!added && names <= MOST_NAMES) {
            added = add(cards);
        }
        if (!cards.isEmpty() && added) {
            group.commit();
        }
    }

    /** Takes it back for a while. */
    void reset() {
        group.reset();
    }

    /** Somebody on a network has the name. */
    void collided(List<Card> cards) {
        rename();
        publish(cards);
    }

    void free() {
        group.free();
    }

    private boolean add(List<Card> cards) {
        try {
            List<byte[]> text = TextRecord.encode(service.text());
            for (Card card : cards) {
                group.addService(
                        card.index(),
                        BOTH_PROTOCOLS,
                        NO_FLAGS,
                        name,
                        service.type(),
                        DEFAULT,
                        DEFAULT,
                        new UInt16(service.port()),
                        text);
            }
            return true;
        } catch (DBusExecutionException e) {
            if (!COLLISION.equals(e.getMessage())) {
                throw e;
            }
            // Another program of this machine has it.
            group.reset();
            rename();
            return false;
        }
    }

    private void rename() {
        names++;
        if (names > MOST_NAMES) {
            LOG.warn("{} is not announced: {} names of it are taken", service.name(), MOST_NAMES);
            return;
        }
        name = server.getAlternativeServiceName(name);
        LOG.info("{} is announced as {}: its name is taken", service.name(), name);
    }
}
