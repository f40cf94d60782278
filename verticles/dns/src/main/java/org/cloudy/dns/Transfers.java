package org.cloudy.dns;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.dns.Sealed;
import org.cloudy.bus.dns.ZoneOffers;
import org.cloudy.bus.dns.ZoneOffers.ZoneOffer;
import org.cloudy.bus.dns.ZoneSource;
import org.cloudy.dns.Agreement.Answer;
import org.cloudy.dns.Agreement.Ask;
import org.cloudy.dns.Ledger.Grant;
import org.cloudy.dns.Ledger.Primary;
import org.cloudy.platform.Attempts;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.settings.Secret;

/**
 * The primary's side of transfers: which zones it offers, and who may fetch them. Whoever asks is a member of the micro cloud
 * that may mean harm: only zones that an administrator offered are given, each node has a key of its own, which is agreed on
 * without being sent, and asking is limited.
 */
final class Transfers {
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final int MOST_GRANTS = 64;
    private static final int MOST_OFFERS = 500;

    private final ZoneFiles files;
    private final NodeIdentity identity;
    private final Clock clock;
    private final ReentrantLock turn;
    private final IntSupplier port;
    private final Attempts attempts;
    private final Map<String, Instant> latest = new ConcurrentHashMap<>();

    /** @param port where this node's name server is */
    Transfers(ZoneFiles files, NodeIdentity identity, Clock clock, ReentrantLock turn, IntSupplier port) {
        this.files = files;
        this.identity = identity;
        this.clock = clock;
        this.turn = turn;
        this.port = port;
        this.attempts = new Attempts(10, Duration.ofSeconds(30), 1000, clock);
    }

    ZoneOffers offers() {
        return new ZoneOffers(files.ledger().zones().entrySet().stream()
                .filter(zone -> zone.getValue().offered())
                .map(Map.Entry::getKey)
                .sorted()
                .limit(MOST_OFFERS)
                .map(zone -> new ZoneOffer(zone, files.content(zone).serial()))
                .toList());
    }

    /**
     * Agrees on a key with the node that asks, in place of one that it had.
     *
     * @param addresses where the nodes are that the registry knows
     */
    Sealed agree(Sealed sealed, Map<NodeId, InetAddress> addresses) {
        Ask ask = Agreement.ask(sealed);
        InetAddress address = addresses.get(ask.from());
        if (address == null || !ask.to().equals(identity.id()) || ask.from().equals(identity.id()) || !isNew(ask)) {
            throw Agreement.forged();
        }
        attempts.take(ask.from().value()).ifPresent(wait -> {
            throw Failure.of(
                    FailureCode.UNAVAILABLE, "dns.transfer.too-often", Map.of("seconds", "" + wait.toSeconds()));
        });
        turn.lock();
        try {
            return Agreement.seal(identity, agree(ask, address));
        } finally {
            turn.unlock();
        }
    }

    private Answer agree(Ask ask, InetAddress address) {
        String zone = ask.transferOf();
        Primary primary = files.ledger()
                .zone(zone)
                .filter(Primary::offered)
                .orElseThrow(() -> Failure.of(FailureCode.NOT_FOUND, "dns.transfer.not-offered", Map.of("zone", zone)));
        boolean known = primary.grants().stream().anyMatch(grant -> grant.node().equals(ask.from()));
        if (!known && primary.grants().size() >= MOST_GRANTS) {
            throw Failure.of(FailureCode.CONFLICT, "dns.transfer.full", Map.of("zone", zone));
        }
        if (ask.port() < 1 || ask.port() > 65_535) {
            throw Agreement.forged();
        }
        Share share = Share.fresh();
        Secret secret = share.with(ask.share(), zone, identity.id(), ask.from());
        Grant grant = new Grant(
                ask.from(),
                NodeName.isValid(ask.name()) ? ask.name() : ask.from().value(),
                address.getHostAddress(),
                ask.port(),
                keyName(zone, ask.from()),
                secret,
                clock.instant());
        files.apply(files.ledger().with(zone, primary.granting(grant)));
        latest.put(ask.from() + " " + zone, ask.at());
        return new Answer(zone, identity.id(), ask.from(), port.getAsInt(), share.text(), ask.share());
    }

    /** Heard once only: who sends it again would take the key away from the node that wrote it. */
    private boolean isNew(Ask ask) {
        Instant before = latest.getOrDefault(ask.from() + " " + ask.transferOf(), Instant.MIN);
        Duration apart = Duration.between(ask.at(), clock.instant()).abs();
        return apart.compareTo(CLOCKS_APART) <= 0 && ask.at().isAfter(before);
    }

    /** Takes a node's key away. NOT_FOUND if it has none. */
    Empty revoke(ZoneSource of) {
        turn.lock();
        try {
            files.content(of.zone());
            Primary primary = files.ledger().zone(of.zone()).orElse(Primary.PLAIN);
            Primary without = primary.without(of.node());
            if (without.equals(primary)) {
                throw Failure.of(FailureCode.NOT_FOUND, "dns.transfer.no-key", Map.of("zone", of.zone()));
            }
            files.apply(files.ledger().with(of.zone(), without));
            return Empty.EMPTY;
        } finally {
            turn.unlock();
        }
    }

    /** Name of the key for a zone that a node has; no other zone or node has one of that name. */
    static String keyName(String zone, NodeId secondary) {
        return secondary.value() + "." + zone;
    }
}
