package org.cloudy.avahi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cloudy.platform.dnssd.Card;
import org.cloudy.platform.dnssd.LocalService;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the daemon announces for this node: a group for each service, for a group may hold few entries. Of one thread. */
final class EntryGroups {
    private static final Logger LOG = LoggerFactory.getLogger(EntryGroups.class);
    private static final int SERVER_RUNNING = 2;
    private static final int GROUP_COLLISION = 3;
    private static final int GROUP_FAILURE = 4;

    private final AvahiBus bus;
    private final String owner;
    private final AvahiServer server;
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, EntryGroup> groups = new HashMap<>();
    private List<Card> cards = List.of();
    private boolean running;

    EntryGroups(AvahiBus bus, String owner, AvahiServer server) {
        this.bus = bus;
        this.owner = owner;
        this.server = server;
    }

    /** The daemon runs, or looks for another name for this machine: what is announced under the old one leads nowhere. */
    void serverState(int state) {
        running = state == SERVER_RUNNING;
        groups.values().forEach(running ? this::publish : group -> attempt(group, EntryGroup::reset));
    }

    void use(List<Card> wanted) {
        cards = wanted;
        groups.values().forEach(this::publish);
    }

    void announce(String id, LocalService service) {
        try {
            String path = server.entryGroupNew().getPath();
            EntryGroup group = new EntryGroup(server, bus.object(owner, path, AvahiEntryGroup.class), service);
            paths.put(id, path);
            groups.put(path, group);
            publish(group);
        } catch (DBusException | DBusExecutionException e) {
            LOG.warn("{} could not be announced through Avahi", service.name(), e);
        }
    }

    void withdraw(String id) {
        String path = paths.remove(id);
        EntryGroup group = path == null ? null : groups.remove(path);
        if (group != null) {
            free(group);
        }
    }

    void withdrawAll() {
        List.copyOf(paths.keySet()).forEach(this::withdraw);
    }

    /** @param error what the daemon says of a failure */
    void groupState(String path, int state, String error) {
        EntryGroup group = groups.get(path);
        if (group == null) {
            return;
        }
        if (state == GROUP_COLLISION) {
            attempt(group, collided -> collided.collided(cards));
        } else if (state == GROUP_FAILURE) {
            LOG.warn("Avahi does not announce a service: {}", error);
        }
    }

    private void publish(EntryGroup group) {
        if (running) {
            attempt(group, published -> published.publish(cards));
        }
    }

    private static void free(EntryGroup group) {
        try {
            group.free();
        } catch (DBusExecutionException e) {
            LOG.debug("the daemon was gone already", e);
        }
    }

    private static void attempt(EntryGroup group, Consumer<EntryGroup> action) {
        try {
            action.accept(group);
        } catch (DBusExecutionException e) {
            LOG.warn("Avahi did not do what it was asked to", e);
        }
    }
}
