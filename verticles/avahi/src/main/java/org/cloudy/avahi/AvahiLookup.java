package org.cloudy.avahi;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** Something that the daemon looks for until it is freed. */
interface AvahiLookup extends DBusInterface {
    @DBusMemberName("Free")
    void free();

    /** Looks for types of services. */
    @DBusInterfaceName("org.freedesktop.Avahi.ServiceTypeBrowser")
    interface Types extends AvahiLookup {}

    /** Looks for the services of a type. */
    @DBusInterfaceName("org.freedesktop.Avahi.ServiceBrowser")
    interface Services extends AvahiLookup {}

    /** Looks for the address and the text of a service. */
    @DBusInterfaceName("org.freedesktop.Avahi.ServiceResolver")
    interface Details extends AvahiLookup {}
}
