package org.cloudy.node.cluster;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the members are that somebody wants to join. People know the port of a node's pages; there {@code /health} tells its
 * cluster port. A cluster port itself will do too; what does not answer yet is asked again.
 */
final class Seeds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Seeds.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Pattern LOOPBACK_MEMBER = Pattern.compile("(127\\.[0-9.]{5,11}|localhost|\\[::1]):\\d{1,5}");

    private final Set<String> members = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Looks all of them up; takes milliseconds, but up to twenty seconds for each that listens and is slow. */
    static Seeds of(List<String> join) {
        Seeds seeds = new Seeds();
        join.forEach(seeds::lookUp);
        return seeds;
    }

    /** Cluster addresses, as far as they are known. */
    Collection<String> members() {
        return List.copyOf(members);
    }

    /** Asks those that are silent again until they answer, and tells all members known by then. */
    void follow(Consumer<Collection<String>> listener) {
        if (silent.isEmpty()) {
            return;
        }
        Thread.ofVirtual().name("seeds").start(() -> {
            try {
                while (!closed && !silent.isEmpty()) {
                    Thread.sleep(AGAIN);
                    Set<String> before = Set.copyOf(members);
                    List.copyOf(silent).forEach(this::lookUp);
                    if (!before.equals(members)) {
                        listener.accept(members());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
    }

    private void lookUp(String seed) {
        silent.remove(seed);
        members.remove(seed);
        try {
            Speaks speaks = Speaks.at(seed);
            Optional<String> member = speaks == Speaks.MEMBER
                    ? Optional.of(seed)
                    : HealthPage.at(seed, speaks).flatMap(Seeds::clusterAddress);
            member.ifPresentOrElse(
                    members::add, () -> LOG.warn("What answers at {} is no node that could be joined", seed));
        } catch (ConnectException e) {
            LOG.debug("Nobody listens at {} yet", seed, e);
            members.add(seed);
            silent.add(seed);
        } catch (SocketTimeoutException e) {
            // Not taken for a member: one that joins waits for minutes until whoever listens there speaks its protocol.
            LOG.info("Nobody answers at {} yet; it is asked again", seed);
            silent.add(seed);
        } catch (IOException e) {
            LOG.warn("What answers at {} is no node that could be joined", seed, e);
        }
    }

    /** Whoever answers there may be anybody: only what can be a member here is believed. */
    private static Optional<String> clusterAddress(JsonObject page) {
        return page.getValue("cluster") instanceof String told
                        && LOOPBACK_MEMBER.matcher(told).matches()
                ? Optional.of(told)
                : Optional.empty();
    }
}
