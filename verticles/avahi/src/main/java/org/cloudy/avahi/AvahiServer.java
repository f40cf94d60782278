package org.cloudy.avahi;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;

/** The daemon, as far as it is used here. */
@DBusInterfaceName("org.freedesktop.Avahi.Server")
interface AvahiServer extends DBusInterface {
    @DBusMemberName("GetVersionString")
    String getVersionString();

    @DBusMemberName("GetState")
    int getState();

    /** {@code Name} becomes {@code Name #2}, and that {@code Name #3}; it stays within 63 bytes. */
    @DBusMemberName("GetAlternativeServiceName")
    String getAlternativeServiceName(String name);

    @DBusMemberName("EntryGroupNew")
    DBusPath entryGroupNew();

    @DBusMemberName("ServiceTypeBrowserNew")
    DBusPath serviceTypeBrowserNew(int card, int protocol, String domain, UInt32 flags);

    @DBusMemberName("ServiceBrowserNew")
    DBusPath serviceBrowserNew(int card, int protocol, String type, String domain, UInt32 flags);

    @DBusMemberName("ServiceResolverNew")
    DBusPath serviceResolverNew(
            int card, int protocol, String name, String type, String domain, int addressProtocol, UInt32 flags);
}
