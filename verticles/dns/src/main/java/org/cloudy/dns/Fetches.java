package org.cloudy.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.dns.Sealed;
import org.cloudy.bus.dns.Secondaries;
import org.cloudy.bus.dns.Secondaries.SecondaryZone;
import org.cloudy.bus.dns.ZoneName;
import org.cloudy.bus.dns.ZoneSource;
import org.cloudy.dns.Agreement.Answer;
import org.cloudy.dns.Agreement.Ask;
import org.cloudy.dns.Ledger.Secondary;
import org.cloudy.platform.NodeIdentity;

/** The secondary's side of transfers: zones that are fetched from other nodes. */
final class Fetches {
    private final ZoneFiles files;
    private final NodeIdentity identity;
    private final Clock clock;
    private final ReentrantLock turn;
    private final IntSupplier port;

    /** @param port where this node's name server is */
    Fetches(ZoneFiles files, NodeIdentity identity, Clock clock, ReentrantLock turn, IntSupplier port) {
        this.files = files;
        this.identity = identity;
        this.clock = clock;
        this.turn = turn;
        this.port = port;
    }

    /** Where a primary is, as the registry says. */
    record Place(String name, InetAddress address) {}

    Secondaries zones() {
        return new Secondaries(files.ledger().secondaries().entrySet().stream()
                .map(zone -> told(zone.getKey(), zone.getValue()))
                .sorted(Comparator.comparing(SecondaryZone::zone))
                .toList());
    }

    /**
     * Becomes a secondary.
     *
     * @param own this node's name
     * @param send asks the primary, and waits for its answer
     */
    SecondaryZone fetch(ZoneSource wanted, Place place, String own, Function<Sealed, Sealed> send) {
        String zone = ZoneNames.of(wanted.zone());
        requireFree(zone);
        Share share = Share.fresh();
        Ask ask = new Ask(zone, identity.id(), wanted.node(), own, port.getAsInt(), share.text(), clock.instant());
        Answer answer = Agreement.answer(send.apply(Agreement.seal(identity, ask)));
        boolean ours = answer.from().equals(wanted.node())
                && answer.to().equals(identity.id())
                && answer.agreedOn().equals(zone)
                && answer.asked().equals(ask.share());
        if (!ours || answer.port() < 1 || answer.port() > 65_535) {
            throw Agreement.forged();
        }
        Secondary secondary = new Secondary(
                wanted.node(),
                place.name(),
                place.address().getHostAddress(),
                answer.port(),
                Transfers.keyName(zone, identity.id()),
                share.with(answer.share(), zone, wanted.node(), identity.id()));
        turn.lock();
        try {
            requireFree(zone);
            files.apply(files.ledger().with(zone, secondary));
        } finally {
            turn.unlock();
        }
        return told(zone, secondary);
    }

    /** Fetches a zone no more, and forgets what was fetched. NOT_FOUND. */
    Empty drop(ZoneName which) {
        String zone = which.name();
        turn.lock();
        try {
            if (!files.ledger().secondaries().containsKey(zone)) {
                throw Failure.of(FailureCode.NOT_FOUND, "dns.transfer.no-secondary", Map.of("zone", zone));
            }
            files.end(zone);
            return Empty.EMPTY;
        } finally {
            turn.unlock();
        }
    }

    private void requireFree(String zone) {
        if (files.ledger().serves(zone) || zone.equals(files.cloudZone())) {
            throw Failure.of(FailureCode.CONFLICT, "dns.zone.there", Map.of("zone", zone));
        }
    }

    private SecondaryZone told(String zone, Secondary secondary) {
        OptionalLong serial = serial(zone);
        return new SecondaryZone(
                zone, secondary.node(), secondary.name(), serial.isPresent() ? serial.getAsLong() : null);
    }

    private OptionalLong serial(String zone) {
        try {
            return new Question(port.getAsInt()).serial(ZoneNames.origin(zone));
        } catch (IOException e) {
            // A server that does not answer now has no serial to tell; its own check says that it does not answer.
            return OptionalLong.empty();
        }
    }
}
