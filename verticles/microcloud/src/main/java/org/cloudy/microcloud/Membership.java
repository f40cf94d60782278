package org.cloudy.microcloud;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.Application;
import org.cloudy.bus.overlay.OverlayPeer;
import org.cloudy.bus.overlay.OverlayPlan;
import org.cloudy.platform.NodeIdentity;

/** What this node says about its micro cloud: letting in, leaving, expelling, describing. Methods block. */
final class Membership {
    private final NodeIdentity identity;
    private final Ledger ledger;
    private final Clock clock;
    private final Consumer<Evidence> spread;

    /** @param spread has the other members know what this node said */
    Membership(NodeIdentity identity, Ledger ledger, Clock clock, Consumer<Evidence> spread) {
        this.identity = identity;
        this.ledger = ledger;
        this.clock = clock;
        this.spread = spread;
    }

    /** Lets a node in, unless it is in already. */
    synchronized void admit(Application application) {
        Proofs.check(application);
        Roster roster = here();
        if (!roster.microCloud().equals(application.microCloud())) {
            throw Failure.of(FailureCode.CONFLICT, "microcloud.failure.other-cloud");
        }
        if (roster.member(application.node()).isPresent()) {
            return;
        }
        String address = roster.addressFor(application.node())
                .orElseThrow(() -> Failure.of(FailureCode.CONFLICT, "microcloud.failure.full"));
        say(new Statement.Admitted(roster.microCloud(), entrant(application), address, clock.instant()));
    }

    /** Checks what a stranger says of itself, before anything is done with it. Failure INVALID. */
    static Entrant entrant(Application application) {
        try {
            return new Entrant(
                    application.node(), application.name(), application.overlayKey(), application.endpoints());
        } catch (IllegalArgumentException e) {
            throw Failure.of(
                    FailureCode.INVALID, "failure.malformed", Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    void describe(Appearance appearance) {
        Roster roster = here();
        say(new Statement.Described(roster.microCloud(), next(Statement.Described.class), appearance));
    }

    /** Tells the others how this node is called and reached now, if that changed. */
    void profile(String name, List<String> endpoints) {
        Roster roster = here();
        Roster.Place own = roster.member(identity.id()).orElseThrow();
        if (!own.name().equals(name) || !own.endpoints().equals(endpoints)) {
            say(new Statement.Profile(roster.microCloud(), next(Statement.Profile.class), name, endpoints));
        }
    }

    /** Failure NOT_FOUND; FORBIDDEN if neither this node nor one that it let in let it in. */
    void expel(NodeId node) {
        Roster roster = here();
        Roster.Place place = roster.member(node)
                .orElseThrow(
                        () -> Failure.of(FailureCode.NOT_FOUND, "microcloud.failure.no-member", Proofs.about(node)));
        if (!roster.descends(node, identity.id())) {
            throw Failure.of(FailureCode.FORBIDDEN, "microcloud.failure.not-below", Map.of("name", place.name()));
        }
        say(new Statement.Expelled(
                roster.microCloud(), node, place.admission(), roster.letInBy(node), clock.instant()));
    }

    /** Says that this node goes; nothing if it is off the list already: it said so before a crash, or was put out while away. */
    void leave() {
        Roster roster = ledger.required();
        roster.member(identity.id())
                .ifPresent(own -> say(new Statement.Left(
                        roster.microCloud(), own.admission(), roster.letInBy(own.node()), clock.instant())));
    }

    /** What the overlay has to be, as this node knows the members. */
    static OverlayPlan plan(Roster roster, NodeId self, int port) {
        return plan(roster, List.of(), self, port);
    }

    /**
     * What the overlay has to be while some are on it still who are off the list.
     *
     * @param leaving none of them has the node or the address of a member
     */
    static OverlayPlan plan(Roster roster, Collection<Roster.Place> leaving, NodeId self, int port) {
        Roster.Place own = roster.member(self).orElseThrow();
        return new OverlayPlan(
                roster.microCloud(),
                own.address() + "/" + roster.range().bits(),
                port,
                Stream.concat(roster.members().stream(), leaving.stream())
                        .filter(place -> !place.node().equals(self))
                        .map(place ->
                                new OverlayPeer(place.node(), place.overlayKey(), place.address(), place.endpoints()))
                        .toList());
    }

    /** The roster while this node is on it. Failure CONFLICT. */
    Roster here() {
        Roster roster = ledger.required();
        if (roster.member(identity.id()).isEmpty()) {
            throw Failure.of(FailureCode.CONFLICT, "microcloud.failure.in-none");
        }
        return roster;
    }

    private <S extends Statement> long next(Class<S> kind) {
        return 1
                + ledger.all().stream()
                        .map(Evidence::statement)
                        .filter(kind::isInstance)
                        .mapToLong(Membership::version)
                        .max()
                        .orElse(0);
    }

    private static long version(Statement statement) {
        return switch (statement) {
            case Statement.Described described -> described.version();
            case Statement.Profile profile -> profile.version();
            default -> 0;
        };
    }

    private void say(Statement statement) {
        Evidence evidence = Evidence.sign(identity, statement);
        ledger.add(evidence);
        spread.accept(evidence);
    }
}
