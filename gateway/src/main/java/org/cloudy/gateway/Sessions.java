package org.cloudy.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.sstore.LocalSessionStore;
import io.vertx.ext.web.sstore.SessionStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cloudy.bus.system.Account;
import org.cloudy.gateway.pages.Entrance;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. A session begins when somebody signs in, always with a new id, and ends when he signs out, when nothing
 * was asked in it for a while, or with the node, unless that starts anew at once; somebody who has not signed in has none, so
 * nobody can fill the memory with them or plant one on somebody else.
 */
public final class Sessions implements Entrance {
    private static final Duration WATCH = Duration.ofSeconds(1);
    private static final int ID_BYTES = 32;
    private static final int NAME_BYTES = 5;
    private static final int LONGEST_AGENT = 512;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final SessionStore store;
    private final Duration idle;
    private final boolean secure;
    private final String cookie;
    private final Map<String, Visit> handed;
    private final Map<String, String> renamed = new ConcurrentHashMap<>();
    private final Map<String, Visit> open = new ConcurrentHashMap<>();
    private final Map<String, List<Runnable>> watched = new ConcurrentHashMap<>();

    /**
     * @param handed sessions of the node's life before, by the hashes of their ids; they end as any other if nobody comes back
     * @param idle how long a session lasts in which nothing is asked
     * @param secure whether the pages are on HTTPS
     * @param port of the pages; nodes on one host share its cookies, so that the name must differ
     */
    Sessions(Vertx vertx, Clock clock, Map<String, Visit> handed, Duration idle, boolean secure, int port) {
        this.clock = clock;
        this.handed = new ConcurrentHashMap<>(handed);
        this.store = LocalSessionStore.create(vertx, "cloudy.sessions." + port);
        this.idle = idle;
        this.secure = secure;
        this.cookie = (secure ? "__Host-" : "") + "cloudy-" + port;
        vertx.setTimer(idle.toMillis(), over -> this.handed.clear());
        vertx.setPeriodic(WATCH.toMillis(), tick -> open.keySet().forEach(this::cutIfExpired));
    }

    /** Somebody's session. */
    record SignedIn(String id, Account account) {}

    @Override
    public Future<Void> open(RoutingContext ctx, Account account) {
        return close(ctx)
                .compose(closed -> begin(visit(ctx, account)))
                .onSuccess(session -> ctx.response().addCookie(named(session.id())))
                .mapEmpty();
    }

    @Override
    public Optional<String> session(RoutingContext ctx) {
        return Optional.ofNullable(Visitors.session(ctx)).map(open::get).map(Visit::name);
    }

    private Visit visit(RoutingContext ctx, Account account) {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        String agent = ctx.request().getHeader(HttpHeaders.USER_AGENT);
        return new Visit(
                HexFormat.of().formatHex(name),
                account,
                clock.instant(),
                clock.instant(),
                ctx.request().remoteAddress().hostAddress(),
                agent == null ? "" : agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)));
    }

    private Future<Session> begin(Visit visit) {
        Session session = store.createSession(idle.toMillis(), ID_BYTES);
        open.put(session.id(), visit);
        return store.put(session).map(session);
    }

    /** A session of the node's life before goes on, with the cookie that its browser has. */
    private Future<@Nullable Session> resume(String brought) {
        Visit visit = handed.remove(SessionHandover.hash(brought));
        return visit == null
                ? Future.succeededFuture()
                : begin(visit).onSuccess(session -> renamed.put(brought, session.id()));
    }

    /** Signs out. */
    Future<Void> close(RoutingContext ctx) {
        String id = id(ctx);
        if (id == null) {
            return Future.succeededFuture();
        }
        ctx.response().addCookie(named("").setMaxAge(0));
        return store.delete(id).onSuccess(deleted -> cut(id));
    }

    /** The session that a request is made in; it lasts longer by that. */
    Future<Optional<SignedIn>> find(RoutingContext ctx) {
        String id = id(ctx);
        return id == null
                ? Future.succeededFuture(Optional.empty())
                : store.get(id)
                        .compose(session -> session == null ? resume(id) : Future.succeededFuture(session))
                        .map(this::live);
    }

    /** Whether a request names a session, be it there or not. */
    boolean isNamed(RoutingContext ctx) {
        return id(ctx) != null;
    }

    /** Has something done when a session ends; run the answer when that is of no more use. */
    Runnable watch(String id, Runnable ended) {
        watched.computeIfAbsent(id, first -> new CopyOnWriteArrayList<>()).add(ended);
        return () -> watched.computeIfPresent(id, (same, all) -> {
            all.remove(ended);
            return all.isEmpty() ? null : all;
        });
    }

    /** Those that are open, with their ids as browsers know them. */
    Map<String, Visit> open() {
        Map<String, Visit> all = new HashMap<>(open);
        renamed.forEach((brought, id) -> {
            Visit visit = all.remove(id);
            if (visit != null) {
                all.put(brought, visit);
            }
        });
        return all;
    }

    /** Those that are open, and those of the node's life before that nobody came back to yet. */
    List<Visit> visits() {
        return Stream.concat(open.values().stream(), handed.values().stream()).toList();
    }

    /** Ends some sessions, wherever their browsers are. */
    Future<Void> end(Predicate<Visit> which) {
        handed.values().removeIf(which);
        List<String> ids = open.entrySet().stream()
                .filter(each -> which.test(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        ids.forEach(this::cut);
        return Future.join(ids.stream().map(store::delete).toList()).mapEmpty();
    }

    /** A user wants to be spoken to in another language. */
    void speak(String user, String language) {
        open.replaceAll((id, visit) -> visit.isOf(user) ? visit.speaking(language) : visit);
    }

    /** Ends all sessions. */
    Future<Void> end() {
        open.clear();
        return store.clear().onComplete(cleared -> store.close());
    }

    private Optional<SignedIn> live(@Nullable Session session) {
        if (session == null || isExpired(session)) {
            return Optional.empty();
        }
        session.setAccessed();
        return Optional.ofNullable(open.computeIfPresent(session.id(), (id, visit) -> visit.seenAt(clock.instant())))
                .map(visit -> new SignedIn(session.id(), visit.account()));
    }

    private void cutIfExpired(String id) {
        store.get(id).onSuccess(session -> {
            if (session == null || isExpired(session)) {
                cut(id);
            }
        });
    }

    private static boolean isExpired(Session session) {
        return System.currentTimeMillis() - session.lastAccessed() > session.timeout();
    }

    private void cut(String id) {
        open.remove(id);
        renamed.values().remove(id);
        List<Runnable> all = watched.remove(id);
        if (all != null) {
            all.forEach(Runnable::run);
        }
    }

    private @Nullable String id(RoutingContext ctx) {
        Cookie brought = ctx.request().getCookie(cookie);
        return brought == null || brought.getValue().isEmpty()
                ? null
                : renamed.getOrDefault(brought.getValue(), brought.getValue());
    }

    private Cookie named(String value) {
        return Cookie.cookie(cookie, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX);
    }
}
