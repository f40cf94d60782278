package org.cloudy.platform.dnssd;

import java.util.List;
import org.cloudy.bus.discovery.ResponderKind;

/**
 * A multicast DNS responder: it announces services of this machine, and hears what others announce. Methods may block for seconds,
 * and are called by one thread at a time. What cannot be done now is logged, and tried again with the next change.
 */
public interface Responder extends AutoCloseable {
    ResponderKind kind();

    /** Speaks on these cards from now on and on no others; on none until this is called. */
    void use(List<Card> cards);

    /**
     * Announces a service until it is withdrawn. If somebody else on a network has that name, it is told under one made of it, as
     * RFC 6762 (section 9) wants it.
     *
     * @param id what it is withdrawn by; in use once at most
     */
    void announce(String id, LocalService service);

    /** Takes an announcement back; does nothing if there is none of that id. */
    void withdraw(String id);

    /** Takes all back, and ends. */
    @Override
    void close();
}
