package org.cloudy.avahi;

import java.util.List;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;

/** Records that the daemon announces together. */
@DBusInterfaceName("org.freedesktop.Avahi.EntryGroup")
interface AvahiEntryGroup extends DBusInterface {
    @DBusMemberName("AddService")
    void addService(
            int card,
            int protocol,
            UInt32 flags,
            String name,
            String type,
            String domain,
            String host,
            UInt16 port,
            List<byte[]> text);

    @DBusMemberName("Commit")
    void commit();

    @DBusMemberName("Reset")
    void reset();

    @DBusMemberName("Free")
    void free();
}
