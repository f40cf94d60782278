package org.cloudy.avahi;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cloudy.platform.dnssd.Responder;
import org.cloudy.platform.dnssd.Sightings;
import org.cloudy.platform.dnssd.SystemResponder;

/** The Avahi daemon on the system bus, which {@code DBUS_SYSTEM_BUS_ADDRESS} may name. */
public final class AvahiSystemResponder implements SystemResponder {
    @Override
    public Watch watch(Executor executor, Sightings sightings, Consumer<Optional<Responder>> onChange) {
        AvahiWatch watch = new AvahiWatch(executor, sightings, onChange);
        watch.start();
        return watch;
    }
}
