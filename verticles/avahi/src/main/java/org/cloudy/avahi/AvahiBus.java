package org.cloudy.avahi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the system bus. The daemon is spoken to by its unique name: a call to the well-known one would start a daemon
 * that somebody stopped.
 */
final class AvahiBus {
    private static final Logger LOG = LoggerFactory.getLogger(AvahiBus.class);
    private static final String NAME = "org.freedesktop.Avahi";
    private static final String PREFIX = NAME + ".";
    /** Argument of NameOwnerChanged. */
    private static final int NEW_OWNER = 2;
    /** Where there is no bus the library would try for ten seconds. */
    private static final int CONNECT_MILLIS = 1_000;

    private final DBusConnection connection;
    private final DBus bus;

    private AvahiBus(DBusConnection connection) throws DBusException {
        this.connection = connection;
        this.bus = connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
    }

    static AvahiBus open(IDisconnectCallback onLoss) throws DBusException {
        return new AvahiBus(DBusConnectionBuilder.forSystemBus()
                .withShared(false)
                .withImportWeakReferences(true)
                .withDisconnectCallback(onLoss)
                .transportConfig()
                .withTimeout(CONNECT_MILLIS)
                .back()
                .build());
    }

    /** The daemon's unique name; empty where none runs. */
    Optional<String> owner() {
        return bus.NameHasOwner(NAME) ? Optional.of(bus.GetNameOwner(NAME)) : Optional.empty();
    }

    /** Tells of each change of {@link #owner}, on a thread of the connection. */
    void watchOwner(Consumer<Optional<String>> onChange) throws DBusException {
        DBusMatchRule rule = DBusMatchRuleBuilder.create()
                .withType("signal")
                .withSender("org.freedesktop.DBus")
                .withInterface("org.freedesktop.DBus")
                .withMember("NameOwnerChanged")
                .withArg0123(0, NAME)
                .build();
        connection.addGenericSigHandler(
                rule,
                signal -> arguments(signal)
                        .map(changed -> (String) changed.get(NEW_OWNER))
                        .ifPresent(owner -> onChange.accept(owner.isEmpty() ? Optional.empty() : Optional.of(owner))));
    }

    /**
     * Tells what a daemon says, in its order, on a thread of the connection. It says things of an object before the call is
     * answered that made it, so this comes first.
     */
    AutoCloseable listen(String owner, Consumer<AvahiSignal> onSignal) throws DBusException {
        DBusMatchRule rule = DBusMatchRuleBuilder.create()
                .withType("signal")
                .withSender(owner)
                .build();
        return connection.addGenericSigHandler(rule, signal -> {
            if (owner.equals(signal.getSource()) && signal.getInterface().startsWith(PREFIX)) {
                read(signal).ifPresent(onSignal);
            }
        });
    }

    AvahiServer server(String owner) throws DBusException {
        return object(owner, "/", AvahiServer.class);
    }

    <T extends DBusInterface> T object(String owner, String path, Class<T> type) throws DBusException {
        return connection.getRemoteObject(owner, path, type);
    }

    void close() {
        connection.disconnect();
    }

    private static Optional<AvahiSignal> read(DBusSignal signal) {
        return arguments(signal)
                .map(arguments -> new AvahiSignal(
                        signal.getPath(),
                        signal.getInterface().substring(PREFIX.length()),
                        signal.getName(),
                        arguments));
    }

    private static Optional<List<Object>> arguments(DBusSignal signal) {
        try {
            return Optional.of(Arrays.asList(signal.getParameters()));
        } catch (DBusException e) {
            LOG.warn("{} cannot be read", signal.getName(), e);
            return Optional.empty();
        }
    }
}
