package org.cloudy.discovery;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.cloudy.platform.NodeIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node announces in one shared map: signed, renewed long before the lease ends, put back when somebody touched it.
 * Methods block, and are called by one thread at a time.
 */
final class Announcer<D extends Claimed> {
    static final int LEASE_SECONDS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final long RENEW_MILLIS = LEASE_SECONDS * 1000L / 3;

    private final Claims<D> claims;
    private final Supplier<IMap<Object, Object>> map;
    private final Registry<D> view;
    private final NodeIdentity identity;
    private final Supplier<UUID> member;
    private final Sequence sequence;
    private final Clock clock;
    private final LongSupplier millis;
    private final Map<String, Own<D>> own = new LinkedHashMap<>();

    private record Own<D extends Claimed>(Supplier<D> what, String text, long renewAt) {}

    Announcer(
            Claims<D> claims,
            Supplier<IMap<Object, Object>> map,
            Registry<D> view,
            NodeIdentity identity,
            Supplier<UUID> member,
            Sequence sequence,
            Clock clock,
            LongSupplier millis) {
        this.claims = claims;
        this.map = map;
        this.view = view;
        this.identity = identity;
        this.member = member;
        this.sequence = sequence;
        this.clock = clock;
        this.millis = millis;
    }

    /** Announces something new, or something new of it. If the cluster can't take it now, it is tried again when it is renewed. */
    Claim<D> announce(String id, D what) {
        return announce(id, () -> what);
    }

    /** The same for something that changes little by little: what it is then is asked whenever it is renewed. */
    Claim<D> announce(String id, Supplier<D> what) {
        Claim<D> claim = new Claim<>(id, member.get(), sequence.next(), clock.instant(), LEASE_SECONDS, what.get());
        String text = claims.sign(identity, claim);
        own.put(id, new Own<>(what, text, millis.getAsLong() + RENEW_MILLIS));
        view.offer(id, text);
        try {
            map.get().set(id, text, LEASE_SECONDS, TimeUnit.SECONDS);
        } catch (RuntimeException e) {
            LOG.warn("{} could not be announced; it is tried again in {} ms", id, RENEW_MILLIS, e);
        }
        return claim;
    }

    /** Takes an announcement back. */
    void withdraw(String id) {
        Own<D> withdrawn = own.remove(id);
        if (withdrawn != null) {
            view.remove(id, withdrawn.text());
            // Not delete(): its event does not tell what was removed, and readers want to know.
            map.get().remove(id);
        }
    }

    /** Takes all back: the node leaves. */
    void withdrawAll() {
        List.copyOf(own.keySet()).forEach(this::withdraw);
    }

    /** Announces again what is due. */
    void renewDue() {
        long now = millis.getAsLong();
        List.copyOf(own.entrySet()).stream()
                .filter(entry -> now >= entry.getValue().renewAt())
                .forEach(entry -> announce(entry.getKey(), entry.getValue().what()));
    }

    /** Announces all again: the cluster is another one than before. */
    void renewAll() {
        List.copyOf(own.entrySet())
                .forEach(entry -> announce(entry.getKey(), entry.getValue().what()));
    }

    /**
     * A key was touched: if it is in this node's name, the map says what this node says, or nothing.
     *
     * @param seen what lies there, as far as that was told
     */
    void guard(String key, @Nullable Object seen) {
        Own<D> mine = own.get(key);
        if (mine == null ? !isOurs(key) : mine.text().equals(seen)) {
            return;
        }
        Object there = read(key);
        // Told at debug level only: a hostile member could fill the log.
        if (mine == null && there != null) {
            LOG.debug("somebody announced {} in this node's name", key);
            map.get().delete(key);
        } else if (mine != null && !mine.text().equals(there)) {
            LOG.debug("the announcement of {} was changed or lost: put back", key);
            announce(key, mine.what());
        }
    }

    /** Whether a key is in this node's name; for any thread. */
    boolean isOurs(String key) {
        String self = identity.id().value();
        return key.equals(self) || key.startsWith(self + "/");
    }

    private @Nullable Object read(String key) {
        try {
            return map.get().get(key);
        } catch (HazelcastSerializationException e) {
            // What can't even be read was put there by somebody else.
            return e;
        }
    }
}
