package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.series.TimeSeries;
import org.cloudy.bus.squid.PeerRelation;
import org.cloudy.bus.squid.PeerState;
import org.cloudy.bus.squid.ProxyLogin;
import org.cloudy.bus.squid.ProxyPeer;
import org.cloudy.bus.squid.ProxyPeers;
import org.cloudy.bus.squid.ProxyStatistics;
import org.cloudy.bus.squid.ProxyUsers;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.bus.text.Text;

/** Serves what the web proxy tells, from values that a test may change, and remembers what was asked to change. */
final class FakeProxy {
    final List<ProxyPeer> peers = new ArrayList<>(List.of(
            new ProxyPeer(
                    Sample.PLAZA, "Squid plaza", "10.1.24.2", 3128, 0.8, PeerRelation.SIBLING, PeerState.IN_USE, true),
            new ProxyPeer(Sample.SCHOOL, Sample.HOSTILE, "10.1.24.3", 3128, null, null, PeerState.OFFERED, false)));

    /** Whether it answers: it does not while it comes up or goes down. */
    boolean answers = true;

    private final List<Record> asked;

    FakeProxy(List<Record> asked) {
        this.asked = asked;
    }

    Future<?> serve(EventBus bus) {
        return Future.all(List.of(
                SquidContract.USERS.serve(bus, nothing -> told(new ProxyUsers(List.of("ana", "pau")))),
                SquidContract.ADD_USER.serve(bus, this::login),
                SquidContract.CHANGE_USER.serve(bus, this::login),
                SquidContract.REMOVE_USER.serve(bus, name -> note(name, new ProxyUsers(List.of()))),
                SquidContract.PEERS.serve(bus, nothing -> told(new ProxyPeers(peers))),
                SquidContract.ADD_PEER.serve(
                        bus,
                        choice -> choice.node().equals(Sample.SELF)
                                ? Future.failedFuture(Failure.of(FailureCode.NOT_FOUND, "failure.nobody-serves"))
                                : note(choice, new ProxyPeers(peers))),
                SquidContract.REMOVE_PEER.serve(bus, node -> note(node, new ProxyPeers(peers))),
                SquidContract.STATISTICS.serve(
                        bus, nothing -> told(new ProxyStatistics(1200, 300, 5_000_000, 1_000_000, 2.34, null))),
                SquidContract.HISTORY.serve(bus, which -> note(which, series()))));
    }

    private Future<ProxyUsers> login(ProxyLogin login) {
        return login.password().length() < 8
                ? Future.failedFuture(Failure.invalid(List.of(
                        FieldProblem.of("password", "failure.received", Map.of("message", "At least 8 characters.")))))
                : note(login, new ProxyUsers(List.of()));
    }

    private <R> Future<R> told(R reply) {
        return answers
                ? Future.succeededFuture(reply)
                : Future.failedFuture(Failure.of(FailureCode.UNAVAILABLE, "failure.nobody-serves"));
    }

    private <R> Future<R> note(Record wish, R reply) {
        asked.add(wish);
        return told(reply);
    }

    private static TimeSeries series() {
        return new TimeSeries(
                List.of(1_795_000_000L, 1_795_000_060L),
                List.of(new TimeSeries.Line(Text.verbatim("Requests"), Arrays.asList(1.5, null))));
    }
}
