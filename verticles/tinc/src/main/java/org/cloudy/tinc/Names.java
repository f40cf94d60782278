package org.cloudy.tinc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Host;

/**
 * The addresses of machines that members named. tinc would look them up itself, and pass no packet on until the slowest name
 * server had answered; and a member chooses the name and its server.
 */
final class Names {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 4;
    private static final Pattern ADDRESS = Pattern.compile("([0-9a-fA-F:.]{2,45})\\s+STREAM\\b.*");

    private final Host host;
    private final Clock clock;
    private Map<String, Known> known = new HashMap<>();

    Names(Host host, Clock clock) {
        this.host = host;
        this.clock = clock;
    }

    private record Known(List<String> addresses, Instant until) {}

    /** Whether some of these were not looked up for a while. */
    boolean isDue(Collection<String> names) {
        return !due(names).isEmpty();
    }

    /**
     * The addresses of each name, after looking up those that are due, all at once and some seconds at most. One that cannot be
     * found now keeps the addresses that it had. What is not asked for is forgotten.
     */
    Map<String, List<String>> addresses(Collection<String> names) {
        Map<String, List<String>> found = lookUp(due(names));
        Map<String, Known> now = new HashMap<>();
        for (String name : names) {
            Known before = known.getOrDefault(name, new Known(List.of(), Instant.EPOCH));
            now.put(name, due(before) ? after(before, Optional.ofNullable(found.get(name))) : before);
        }
        known = now;
        Map<String, List<String>> addresses = new HashMap<>();
        known.forEach((name, each) -> addresses.put(name, each.addresses()));
        return addresses;
    }

    private Known after(Known before, Optional<List<String>> found) {
        return found.filter(addresses -> !addresses.isEmpty())
                .map(addresses -> new Known(addresses, clock.instant().plus(FRESH)))
                .orElseGet(() -> new Known(before.addresses(), clock.instant().plus(AGAIN)));
    }

    private List<String> due(Collection<String> names) {
        return names.stream()
                .distinct()
                .filter(name -> !known.containsKey(name) || due(known.get(name)))
                .toList();
    }

    private boolean due(Known name) {
        return !clock.instant().isBefore(name.until());
    }

    private Map<String, List<String>> lookUp(List<String> names) {
        Map<String, List<String>> found = new ConcurrentHashMap<>();
        try (ExecutorService lookUps = Executors.newVirtualThreadPerTaskExecutor()) {
            lookUps.invokeAll(
                    names.stream()
                            .<Callable<Object>>map(name -> () -> found.put(name, lookUp(name)))
                            .toList(),
                    PATIENCE.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the names of members were not waited for");
        }
        return found;
    }

    private List<String> lookUp(String name) {
        try {
            return parse(host.run(Command.of(PATIENCE, "getent", "ahosts", name)));
        } catch (Failure e) {
            return List.of();
        }
    }

    static List<String> parse(CommandResult result) {
        return result.output().stream()
                .map(ADDRESS::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }
}
