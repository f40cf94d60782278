package org.cloudy.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.ChangeKind;

/**
 * What this node believes of one shared map: the announcements that are proven, newer than what was known, of a member that is
 * there, and within their lease. A lease counts from when this node first saw that sequence, by this node's own monotonic clock:
 * clocks of community devices are wrong more often than right. Safe for many threads; the reading methods never wait.
 */
final class Registry<D extends Claimed> {
    private static final int MAX_GONE = 10_000;
    private static final int MAX_PARKED = 1_000;
    private static final long PARKED_MILLIS = 5_000;

    private final Claims<D> claims;
    private final Members members;
    private final int perMember;
    private final LongSupplier millis;
    private final Consumer<Reason> rejected;
    private final Listener<D> listener;
    private final Map<String, Known<D>> live = new ConcurrentHashMap<>();
    private final Map<String, Gone> gone = new LinkedHashMap<>();
    private final Map<String, Parked> parked = new LinkedHashMap<>();

    private record Known<D extends Claimed>(Claim<D> claim, String text, long deadline) {}

    private record Gone(UUID member, NodeId node, long sequence, Reason reason) {}

    private record Parked(String text, long deadline) {}

    /** Told of every change, in order; must not wait. */
    @FunctionalInterface
    interface Listener<D extends Claimed> {
        void changed(ChangeKind kind, Claim<D> claim);
    }

    /** @param perMember how much one member may announce */
    Registry(
            Claims<D> claims,
            Members members,
            int perMember,
            LongSupplier millis,
            Consumer<Reason> rejected,
            Listener<D> listener) {
        this.claims = claims;
        this.members = members;
        this.perMember = perMember;
        this.millis = millis;
        this.rejected = rejected;
        this.listener = listener;
    }

    /** All that is believed now. */
    Collection<Claim<D>> all() {
        return live.values().stream().map(Known::claim).toList();
    }

    Optional<Claim<D>> get(String id) {
        return Optional.ofNullable(live.get(id)).map(Known::claim);
    }

    int size() {
        return live.size();
    }

    /** Something lies in the map. */
    void offer(String key, Object value) {
        Known<D> known = live.get(key);
        if (known != null && known.text().equals(value) && millis.getAsLong() < known.deadline()) {
            return;
        }
        try {
            accept(claims.verify(key, value), (String) value);
        } catch (Rejected e) {
            rejected.accept(e.reason());
        }
    }

    /** Something went from the map; what is known by now may be newer. */
    synchronized void remove(String key, Object value) {
        Known<D> known = live.get(key);
        if (known != null && known.text().equals(value)) {
            bury(known, Reason.REPLAYED);
        }
        parked.remove(key);
    }

    /** Takes what members that left had announced out of the view; returns it, by key, as it lay in the map. */
    synchronized Map<String, String> dropAbsent() {
        Map<String, String> dropped = new LinkedHashMap<>();
        for (Known<D> known : List.copyOf(live.values())) {
            if (!members.has(known.claim().member(), known.claim().node())) {
                bury(known, Reason.NOT_A_MEMBER);
                dropped.put(known.claim().id(), known.text());
            }
        }
        // The same member comes back after a split: what it says then is no replay.
        gone.values().removeIf(entry -> !members.has(entry.member(), entry.node()));
        return dropped;
    }

    /** A member joined: what it announced before this node knew of it counts now. */
    void memberJoined() {
        Map<String, Parked> waiting;
        synchronized (this) {
            waiting = Map.copyOf(parked);
            parked.clear();
        }
        waiting.forEach((key, entry) -> offer(key, entry.text()));
    }

    /** Ends leases; to be called every second or so. */
    synchronized void expire() {
        long now = millis.getAsLong();
        for (Known<D> known : List.copyOf(live.values())) {
            if (now >= known.deadline()) {
                bury(known, Reason.EXPIRED);
            }
        }
        for (Map.Entry<String, Parked> entry : new ArrayList<>(parked.entrySet())) {
            if (now >= entry.getValue().deadline()) {
                parked.remove(entry.getKey());
                rejected.accept(Reason.NOT_A_MEMBER);
            }
        }
    }

    private synchronized void accept(Claim<D> claim, String text) throws Rejected {
        Known<D> known = live.get(claim.id());
        Gone before = gone.get(claim.id());
        long now = millis.getAsLong();
        if (known != null && claim.sequence() <= known.claim().sequence()) {
            throw new Rejected(now >= known.deadline() ? Reason.EXPIRED : Reason.REPLAYED);
        }
        if (before != null && claim.sequence() <= before.sequence()) {
            throw new Rejected(before.reason());
        }
        if (!members.has(claim.member(), claim.node())) {
            park(claim.id(), text, now);
            return;
        }
        if (known == null && isFull(claim.member())) {
            throw new Rejected(Reason.TOO_MANY);
        }
        gone.remove(claim.id());
        live.put(claim.id(), new Known<>(claim, text, now + claim.leaseSeconds() * 1000L));
        if (known == null) {
            listener.changed(ChangeKind.APPEARED, claim);
        } else if (!known.claim().what().equals(claim.what())) {
            listener.changed(ChangeKind.UPDATED, claim);
        }
    }

    /** An announcement may overtake the news that its member joined: it waits a little before it is judged. */
    private void park(String key, String text, long now) throws Rejected {
        if (parked.size() >= MAX_PARKED) {
            throw new Rejected(Reason.NOT_A_MEMBER);
        }
        parked.put(key, new Parked(text, now + PARKED_MILLIS));
    }

    private boolean isFull(UUID member) {
        return live.size() >= perMember
                && live.values().stream()
                                .filter(known -> known.claim().member().equals(member))
                                .count()
                        >= perMember;
    }

    private void bury(Known<D> known, Reason reason) {
        Claim<D> claim = known.claim();
        live.remove(claim.id());
        gone.put(claim.id(), new Gone(claim.member(), claim.node(), claim.sequence(), reason));
        if (gone.size() > MAX_GONE) {
            gone.remove(gone.keySet().iterator().next());
        }
        listener.changed(ChangeKind.GONE, claim);
    }
}
