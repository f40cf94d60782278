package org.cloudy.platform.dnssd;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The multicast DNS responder that the machine may run for all its programs. Found by {@link java.util.ServiceLoader}. */
public interface SystemResponder {
    /**
     * Watches whether it runs. Never blocks.
     *
     * @param executor one thread, on which all is told and the responders are used
     * @param sightings told what the responder hears, while there is one
     * @param onChange told within seconds how it is, and then of each change: the responder that came, or empty if there is none;
     *     the one before is closed by who is told
     */
    Watch watch(Executor executor, Sightings sightings, Consumer<Optional<Responder>> onChange);

    /** Is watched until this is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
