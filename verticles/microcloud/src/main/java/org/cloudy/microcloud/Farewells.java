package org.cloudy.microcloud;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.cloudy.bus.NodeId;

/**
 * Members that said goodbye. The overlay keeps each of them for some seconds, in which its node leaves the cluster: one that could
 * not would be waited for by all.
 */
final class Farewells {
    /** Longer than a node takes to end. */
    static final Duration GRACE = Duration.ofSeconds(15);

    private final LongSupplier nanos;
    private final Map<NodeId, Parting> partings = new HashMap<>();
    private Collection<Roster.Place> before = List.of();

    /** @param since when it was missed first, by the clock of this class */
    private record Parting(Roster.Place place, long since) {}

    /** @param nanos a clock that nobody sets, as {@link System#nanoTime} */
    Farewells(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Those who were on an earlier roster, went by their own will, and did so some seconds ago at most. Nobody is among them who
     * was expelled.
     */
    synchronized List<Roster.Place> of(Roster roster, Collection<Evidence> statements) {
        long now = nanos.getAsLong();
        before.forEach(place -> partings.putIfAbsent(place.node(), new Parting(place, now)));
        before = List.copyOf(roster.members());
        partings.values()
                .removeIf(parting -> now - parting.since() >= GRACE.toNanos()
                        || before.stream().anyMatch(place -> inPlaceOf(place, parting.place()))
                        || !left(parting.place(), statements));
        return partings.values().stream().map(Parting::place).toList();
    }

    private static boolean inPlaceOf(Roster.Place present, Roster.Place gone) {
        return present.node().equals(gone.node()) || present.address().equals(gone.address());
    }

    private static boolean left(Roster.Place place, Collection<Evidence> statements) {
        return statements.stream().anyMatch(each -> isGoodbye(each, place))
                && statements.stream().noneMatch(each -> isExpulsion(each, place));
    }

    private static boolean isGoodbye(Evidence evidence, Roster.Place place) {
        return evidence.statement() instanceof Statement.Left left
                && evidence.signer().equals(place.node())
                && left.admission().equals(place.admission());
    }

    private static boolean isExpulsion(Evidence evidence, Roster.Place place) {
        return evidence.statement() instanceof Statement.Expelled expelled
                && expelled.admission().equals(place.admission());
    }
}
