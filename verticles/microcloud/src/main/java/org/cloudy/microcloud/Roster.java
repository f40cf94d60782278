package org.cloudy.microcloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.Appearance;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a micro cloud, as it follows from a set of statements: the same set gives the same roster on every node. A statement
 * counts if its signer was let in, by somebody who was let in, and so on up to the founding. What a node signs once it left or was
 * expelled lets nobody in: leaving and expelling name those that stay.
 */
final class Roster {
    private final String microCloud;
    private final Statement.Founded founding;
    private final NodeId founder;
    private final Appearance appearance;
    private final SortedMap<NodeId, Place> members;
    private final Set<NodeId> known;

    /**
     * A member as the statements tell of it.
     *
     * @param admission id of the statement that let it in
     * @param by who let it in; null for the founder
     */
    record Place(
            NodeId node,
            String admission,
            @Nullable NodeId by,
            String name,
            String overlayKey,
            List<String> endpoints,
            String address,
            Instant since) {
        private Place at(String otherAddress) {
            return new Place(node, admission, by, name, overlayKey, endpoints, otherAddress, since);
        }

        private Place with(Statement.Profile profile) {
            return new Place(node, admission, by, profile.name(), overlayKey, profile.endpoints(), address, since);
        }
    }

    private Roster(
            String microCloud,
            Statement.Founded founding,
            NodeId founder,
            Appearance appearance,
            SortedMap<NodeId, Place> members,
            Set<NodeId> known) {
        this.microCloud = microCloud;
        this.founding = founding;
        this.founder = founder;
        this.appearance = appearance;
        this.members = members;
        this.known = known;
    }

    /** The roster of the micro cloud with this id; empty if its founding is not among the statements. */
    static Optional<Roster> of(String microCloud, Collection<Evidence> statements) {
        return statements.stream()
                .filter(each -> each.id().equals(microCloud))
                .filter(each -> each.statement() instanceof Statement.Founded)
                .findAny()
                .map(founding -> new Reading(founding, statements).roster());
    }

    String microCloud() {
        return microCloud;
    }

    Range range() {
        return Range.of(founding.range());
    }

    Instant founded() {
        return founding.at();
    }

    NodeId founder() {
        return founder;
    }

    Appearance appearance() {
        return appearance;
    }

    /** By node id. */
    Collection<Place> members() {
        return members.values();
    }

    Optional<Place> member(NodeId node) {
        return Optional.ofNullable(members.get(node));
    }

    /** Whether anything that this node signs may count: it is a member, or was one. */
    boolean knows(NodeId node) {
        return known.contains(node);
    }

    /** An address for one more node; empty if all are taken. */
    Optional<String> addressFor(NodeId node) {
        Set<String> taken = new HashSet<>();
        members.values().forEach(place -> taken.add(place.address()));
        return range().free(node, taken);
    }

    /** Those whom a member let in. */
    List<NodeId> letInBy(NodeId node) {
        return members.values().stream()
                .filter(place -> node.equals(place.by()))
                .map(Place::node)
                .toList();
    }

    /** Whether one let the other in, or let somebody in who did. */
    boolean descends(NodeId node, NodeId from) {
        Set<NodeId> seen = new HashSet<>();
        NodeId at = node;
        while (seen.add(at)) {
            Place place = members.get(at);
            NodeId by = place == null ? null : place.by();
            if (by == null) {
                return false;
            }
            if (by.equals(from)) {
                return true;
            }
            at = by;
        }
        return false;
    }

    /** Draws the roster from the statements: first who was ever let in, then who is no more. */
    private static final class Reading {
        private final Evidence founding;
        private final Statement.Founded first;
        private final List<Evidence> statements;
        /** All that were ever let in, by the statement that did it. */
        private final Map<String, Place> admissions = new HashMap<>();

        private final Map<String, Set<NodeId>> keeps = new HashMap<>();

        Reading(Evidence founding, Collection<Evidence> all) {
            this.founding = founding;
            this.first = (Statement.Founded) founding.statement();
            // An order that depends on nothing but what they say.
            this.statements = all.stream()
                    .filter(each -> founding.id().equals(each.statement().microCloud()))
                    .sorted(Comparator.comparing(Evidence::id))
                    .toList();
        }

        Roster roster() {
            admit();
            Set<NodeId> known = new HashSet<>();
            admissions.values().forEach(place -> known.add(place.node()));
            endings();
            SortedMap<NodeId, Place> members = new TreeMap<>(Comparator.comparing(NodeId::value));
            current()
                    .forEach(place -> members.merge(
                            place.node(),
                            place,
                            (one, other) -> one.admission().compareTo(other.admission()) < 0 ? one : other));
            members.replaceAll((node, place) -> profiled(place));
            settle(members);
            return new Roster(founding.id(), first, founding.signer(), appearance(known), members, known);
        }

        private void admit() {
            admissions.put(founding.id(), place(founding, first.founder(), null, first.address(), first.at()));
            Set<NodeId> in = new HashSet<>(Set.of(founding.signer()));
            boolean more = true;
            while (more) {
                more = false;
                for (Evidence each : statements) {
                    if (each.statement() instanceof Statement.Admitted admitted
                            && in.contains(each.signer())
                            && !admissions.containsKey(each.id())) {
                        admissions.put(
                                each.id(),
                                place(each, admitted.member(), each.signer(), admitted.address(), admitted.at()));
                        in.add(admitted.member().node());
                        more = true;
                    }
                }
            }
        }

        private static Place place(
                Evidence by, Entrant member, @Nullable NodeId signer, String address, Instant since) {
            return new Place(
                    member.node(),
                    by.id(),
                    signer,
                    member.name(),
                    member.overlayKey(),
                    member.endpoints(),
                    address,
                    since);
        }

        private void endings() {
            for (Evidence each : statements) {
                switch (each.statement()) {
                    case Statement.Left left -> {
                        Place place = admissions.get(left.admission());
                        if (place != null && place.node().equals(each.signer())) {
                            end(left.admission(), left.keeps());
                        }
                    }
                    case Statement.Expelled expelled -> {
                        Place place = admissions.get(expelled.admission());
                        if (place != null && place.node().equals(expelled.node()) && isAbove(each.signer(), place)) {
                            end(expelled.admission(), expelled.keeps());
                        }
                    }
                    default -> {
                        // Nobody goes by the others.
                    }
                }
            }
        }

        /** Several say different things: who is kept by all of them stays. */
        private void end(String admission, List<NodeId> kept) {
            keeps.merge(admission, new HashSet<>(kept), (one, other) -> {
                one.retainAll(other);
                return one;
            });
        }

        private boolean isAbove(NodeId node, Place place) {
            Set<String> seen = new HashSet<>();
            Place at = place;
            while (at.by() != null && seen.add(at.admission())) {
                if (node.equals(at.by())) {
                    return true;
                }
                NodeId by = at.by();
                at = admissions.values().stream()
                        .filter(each -> each.node().equals(by))
                        .min(Comparator.comparing(Place::admission))
                        .orElse(at);
            }
            return false;
        }

        /** Those whose admission still holds. */
        private List<Place> current() {
            List<Place> current = new ArrayList<>();
            for (Place place : admissions.values()) {
                if (!keeps.containsKey(place.admission()) && holds(place, new HashSet<>())) {
                    current.add(place);
                }
            }
            return current;
        }

        /** Whether who let it in could: was let in itself, and if that is over, is said to have let this one in before. */
        private boolean holds(Place place, Set<String> path) {
            if (place.by() == null) {
                return true;
            }
            if (!path.add(place.admission())) {
                return false;
            }
            boolean held = admissions.values().stream()
                    .filter(above -> above.node().equals(place.by()))
                    .filter(above -> !keeps.containsKey(above.admission())
                            || keeps.getOrDefault(above.admission(), Set.of()).contains(place.node()))
                    .anyMatch(above -> holds(above, path));
            path.remove(place.admission());
            return held;
        }

        private Place profiled(Place place) {
            return statements.stream()
                    .filter(each -> each.signer().equals(place.node()))
                    .map(Evidence::statement)
                    .filter(Statement.Profile.class::isInstance)
                    .map(Statement.Profile.class::cast)
                    .max(Comparator.comparingLong(Statement.Profile::version))
                    .map(place::with)
                    .orElse(place);
        }

        private Appearance appearance(Set<NodeId> known) {
            return statements.stream()
                    .filter(each -> each.statement() instanceof Statement.Described && known.contains(each.signer()))
                    .max(Comparator.comparingLong(Reading::version).thenComparing(Evidence::id))
                    .map(each -> ((Statement.Described) each.statement()).appearance())
                    .orElse(first.appearance());
        }

        private static long version(Evidence evidence) {
            return evidence.statement() instanceof Statement.Described described ? described.version() : 0;
        }

        /** Where two have one address, as happens when two members invite at the same moment: the first by id keeps it. */
        private void settle(SortedMap<NodeId, Place> members) {
            Range range = Range.of(first.range());
            Set<String> taken = new HashSet<>();
            List<Place> homeless = new ArrayList<>();
            members.values().forEach(place -> {
                if (!range.contains(place.address()) || !taken.add(place.address())) {
                    homeless.add(place);
                }
            });
            for (Place place : homeless) {
                Optional<String> address = range.free(place.node(), taken);
                address.ifPresentOrElse(
                        free -> {
                            taken.add(free);
                            members.put(place.node(), place.at(free));
                        },
                        () -> members.remove(place.node()));
            }
        }
    }
}
