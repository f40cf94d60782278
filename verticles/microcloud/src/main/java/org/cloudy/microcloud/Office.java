package org.cloudy.microcloud;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.Decision;
import org.cloudy.bus.microcloud.Founding;
import org.cloudy.bus.microcloud.Invitation;
import org.cloudy.bus.microcloud.InvitationToken;
import org.cloudy.bus.microcloud.InvitationWish;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.NearbyCloud;
import org.cloudy.bus.microcloud.NodeLinks;
import org.cloudy.bus.microcloud.Plea;
import org.cloudy.bus.microcloud.Request;
import org.cloudy.bus.microcloud.Topology;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.JobBody;
import org.cloudy.platform.jobs.JobKind;
import org.cloudy.platform.tls.NodeCertificate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of membership, put together for one life of the node. The constructor blocks. */
final class Office {
    private static final Logger LOG = LoggerFactory.getLogger(Office.class);
    /** Whoever began a job has its page, and learns that it is done, before the node starts anew. */
    private static final long RESTART_MILLIS = 2_500;

    private final NodeContext node;
    private final Context context;
    private final EventBus bus;
    private final NodeId self;
    private final Ledger ledger;
    private final OwnEndpoints endpoints;
    private final OverlayControl overlay;
    private final Optional<Replication> replication;
    private final Membership membership;
    private final Invitations invitations;
    private final Requests requests;
    private final Door door;
    private final Moves moves;
    private final Farewells farewells = new Farewells(System::nanoTime);
    private final LinkHistory history;
    private final View view;
    private final Beacon beacon;
    private final JobKind<Founding> creating;
    private final JobKind<InvitationToken> joining;
    private final JobKind<Plea> asking;
    private final JobKind<Empty> leaving;

    Office(NodeContext node, Context context) {
        this.node = node;
        this.context = context;
        this.bus = node.vertx().eventBus();
        this.self = node.identity().id();
        this.ledger = new Ledger(node.store());
        this.endpoints = new OwnEndpoints(node.config());
        this.overlay = new OverlayControl(bus);
        this.membership = new Membership(node.identity(), ledger, node.clock(), this::spread);
        this.invitations = new Invitations(node.store(), node.clock());
        this.requests = new Requests(node.cluster(), node.clock(), this::later, this::tell);
        this.door = new Door(node.identity(), certificate(node), ledger, membership, invitations, requests);
        this.moves = new Moves(node, ledger, membership, overlay, endpoints, this::restart);
        this.history = new LinkHistory(self, node.store(), node.clock());
        this.view = new View(bus, self, history);
        this.beacon = new Beacon(bus, self, node.config());
        this.replication = isAtHome()
                ? Optional.of(new Replication(node.cluster(), ledger, this::later, this::rosterChanged))
                : Optional.empty();
        this.creating = kind("create", Founding.class, JobKind.Recovery.FAIL, moves::create);
        this.joining = kind("join", InvitationToken.class, JobKind.Recovery.FAIL, moves::join);
        this.asking = kind("ask", Plea.class, JobKind.Recovery.RESUME, moves::ask);
        this.leaving = kind("leave", Empty.class, JobKind.Recovery.RESUME, (empty, progress) -> moves.leave(progress));
    }

    /** Tells the others what changed while this node was away, and takes what they said. */
    Future<Void> open() {
        node.name().onChange(name -> later(this::introduce));
        // Nobody waits for it: the other members may answer slowly, or not at all.
        later(() -> {
            replication.ifPresent(Replication::reconcile);
            introduce();
        });
        return Future.succeededFuture();
    }

    /** Says what this node is called: to the other members, who list it, or while there are none to those who hear it near by. */
    private void introduce() {
        try {
            if (replication.isPresent()) {
                membership.profile(node.name().current(), endpoints.overlay());
                rosterChanged();
            } else {
                beacon.tell(Optional.empty(), node.name().current());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        requests.stop();
        replication.ifPresent(Replication::stop);
    }

    List<JobKind<?>> kinds() {
        return List.of(creating, joining, asking, leaving);
    }

    JobKind<Founding> creating() {
        return creating;
    }

    JobKind<InvitationToken> joining() {
        return joining;
    }

    JobKind<Plea> asking() {
        return asking;
    }

    JobKind<Empty> leaving() {
        return leaving;
    }

    Door door() {
        return door;
    }

    Future<MicroCloud> view() {
        return blocking(() -> isAtHome() ? requests.waiting() : List.<Request>of())
                .compose(waiting -> view.of(ledger.roster(), waiting));
    }

    Future<Topology> map() {
        return blocking(ledger::required).compose(view::map);
    }

    Future<NodeLinks> links() {
        return view.links();
    }

    void describe(Appearance appearance) {
        Rules.check(appearance);
        membership.describe(appearance);
        rosterChanged();
    }

    Invitation invite(InvitationWish wish) {
        int minutes = Rules.minutes(wish);
        Roster roster = membership.here();
        List<String> pages = endpoints.pages();
        Instant expires = node.clock().instant().plus(Duration.ofMinutes(minutes));
        String secret = invitations.open(roster.microCloud(), expires);
        Token token = new Token(roster.microCloud(), roster.appearance().name(), self, pages, secret);
        return new Invitation(token.encode(), expires);
    }

    List<NearbyCloud> nearby() throws InterruptedException {
        return beacon.nearby();
    }

    void decide(Decision decision) {
        door.decide(decision);
        rosterChanged();
    }

    void expel(NodeId member) {
        membership.expel(member);
        rosterChanged();
    }

    void reconcile() {
        replication.ifPresent(each -> later(each::reconcile));
    }

    void overlayChanged(OverlayStatus status) {
        later(() -> {
            if (history.note(status)) {
                tell();
            }
        });
    }

    /** Reads or writes the store, or waits for others: one after the other, never on an event loop. */
    <T> Future<T> blocking(Callable<T> work) {
        return context.executeBlocking(work, false);
    }

    private void later(Runnable work) {
        context.executeBlocking(
                        () -> {
                            work.run();
                            return true;
                        },
                        true)
                .onFailure(cause -> LOG.warn("The micro cloud's state could not be followed", cause));
    }

    /** Whether this node is in its micro cloud, and not only on its list. */
    private boolean isAtHome() {
        return node.config().isAttached()
                && ledger.roster()
                        .filter(roster ->
                                roster.microCloud().equals(node.config().microCloud()))
                        .isPresent();
    }

    private void spread(Evidence evidence) {
        replication.ifPresent(each -> each.spread(evidence));
        later(this::rosterChanged);
    }

    /** Has the overlay, the announcement and all who look follow the roster. */
    private void rosterChanged() {
        Optional<Roster> roster = ledger.roster();
        if (moves.isLeaving() || !isAtHome() || roster.isEmpty()) {
            return;
        }
        try {
            Optional<Roster.Place> own = roster.get().member(self);
            if (own.isEmpty()) {
                LOG.warn(
                        "This node was expelled from {}",
                        roster.get().appearance().name());
                moves.gone();
                return;
            }
            follow(roster.get());
            if (!own.get().address().equals(node.config().clusterAddress())) {
                restart();
            }
            beacon.tell(roster, node.name().current());
            tell();
        } catch (Failure e) {
            LOG.warn("The overlay does not follow the members: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Roster roster) throws InterruptedException {
        List<Roster.Place> leaving = farewells.of(roster, ledger.all());
        overlay.apply(Membership.plan(roster, leaving, self, endpoints.overlayPort()));
        if (!leaving.isEmpty()) {
            node.vertx().setTimer(Farewells.GRACE.toMillis(), over -> later(this::rosterChanged));
        }
    }

    private void tell() {
        view().onSuccess(now -> MicroCloudContract.CHANGED.publish(bus, now));
    }

    private void restart() {
        Vertx vertx = node.vertx();
        vertx.setTimer(RESTART_MILLIS, done -> node.restart().run());
    }

    private <A extends Record> JobKind<A> kind(
            String name, Class<A> arguments, JobKind.Recovery recovery, JobBody<A> body) {
        Text title = Messages.everywhere("microcloud.job." + name, Map.of());
        return new JobKind<>("microcloud." + name, arguments, asked -> title, recovery, body);
    }

    private static @Nullable String certificate(NodeContext node) {
        if (node.config().isLoopback()) {
            return null;
        }
        NodeCertificate own = NodeCertificate.of(node.config(), node.name().current(), node.host(), node.clock());
        try {
            return HexFormat.of().formatHex(Proofs.sha256(own.certificate().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the node's certificate cannot be encoded", e);
        }
    }
}
