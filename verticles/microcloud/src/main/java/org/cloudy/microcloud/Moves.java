package org.cloudy.microcloud;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.microcloud.Admission;
import org.cloudy.bus.microcloud.Application;
import org.cloudy.bus.microcloud.Founding;
import org.cloudy.bus.microcloud.InvitationToken;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.Plea;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The ways into a micro cloud and out of it, each the body of a job. Until the overlay stands and another member is reached over
 * it nothing is kept: a way that fails, or is cancelled, leaves the node as it was.
 */
final class Moves {
    private static final int RANGES_TRIED = 8;

    private final NodeContext node;
    private final Ledger ledger;
    private final Membership membership;
    private final OverlayControl overlay;
    private final OwnEndpoints endpoints;
    private final Runnable moved;
    private volatile boolean leaving;

    /** @param moved called when the node is in another place than before, and has to start anew there */
    Moves(
            NodeContext node,
            Ledger ledger,
            Membership membership,
            OverlayControl overlay,
            OwnEndpoints endpoints,
            Runnable moved) {
        this.node = node;
        this.ledger = ledger;
        this.membership = membership;
        this.overlay = overlay;
        this.endpoints = endpoints;
        this.moved = moved;
    }

    /** Founds a micro cloud. */
    void create(Founding founding, Progress progress) throws InterruptedException {
        checkInNone();
        progress.step(10, "microcloud.job.keys");
        Entrant self = entrant();
        progress.step(40, "microcloud.job.overlay");
        List<Range> candidates = founding.range() == null ? picked() : List.of(Range.of(founding.range()));
        Failure last = Failure.of(FailureCode.CONFLICT, "microcloud.failure.no-range");
        for (Range range : candidates) {
            Evidence first = founded(founding, range, self);
            Roster roster =
                    Roster.of(first.id(), List.of(first)).orElseThrow(() -> new IllegalStateException("just founded"));
            try {
                overlay.apply(Membership.plan(roster, self.node(), endpoints.overlayPort()));
                settle(first.id(), List.of(first));
                return;
            } catch (Failure e) {
                overlay.down();
                last = e;
                if (!isTaken(e)) {
                    throw e;
                }
            }
        }
        throw last;
    }

    /** Joins by an invitation. */
    void join(InvitationToken invitation, Progress progress) throws InterruptedException {
        Token token = Token.decode(invitation.token());
        checkInNone();
        progress.step(5, "microcloud.job.keys");
        Entrant self = entrant();
        progress.step(20, "microcloud.job.inviter", Map.of("name", token.name()));
        try (Peer inviter = reach(token)) {
            Application application = application(self, token.microCloud(), token.secret(), "");
            Admission admission = inviter.ask(MicroCloudContract.REDEEM, application);
            enter(token.microCloud(), admission, progress);
        }
    }

    /** Asks to be let in, waits for the answer, and joins. */
    void ask(Plea plea, Progress progress) throws InterruptedException {
        checkInNone();
        progress.step(5, "microcloud.job.keys");
        Entrant self = entrant();
        progress.step(15, "microcloud.job.asking", Map.of("endpoint", plea.endpoint()));
        Asking asking = new Asking(plea, progress);
        String microCloud = asking.microCloud();
        Application application = application(self, microCloud, null, plea.message());
        progress.step(20, "microcloud.job.waiting");
        enter(microCloud, asking.admission(application), progress);
    }

    /** Leaves: the others are told first. */
    void leave(Progress progress) throws InterruptedException {
        leaving = true;
        try {
            progress.step(20, "microcloud.job.goodbye");
            membership.leave();
            progress.step(60, "microcloud.job.overlay-down");
            gone();
        } catch (Failure | InterruptedException e) {
            leaving = false;
            throw e;
        }
    }

    /** Whether this node is on its way out by its own will, and so is not to be brought in line with the others any more. */
    boolean isLeaving() {
        return leaving;
    }

    /**
     * This node is no member any more. The overlay stays up until the node has left the cluster, whose members would be missed
     * otherwise.
     */
    void gone() throws InterruptedException {
        overlay.forget();
        ledger.forget();
        moved.run();
    }

    /** The first of the inviter's pages that answers as the inviter. */
    private static Peer reach(Token token) throws InterruptedException {
        Failure last = Failure.of(FailureCode.INVALID, "microcloud.token.damaged");
        for (String endpoint : token.endpoints()) {
            try {
                return Peer.connect(endpoint, token.inviter());
            } catch (Failure e) {
                last = e;
            }
        }
        throw last;
    }

    private void enter(String microCloud, Admission admission, Progress progress) throws InterruptedException {
        progress.step(40, "microcloud.job.checking");
        List<Evidence> statements = checked(admission.statements());
        Roster roster = Roster.of(microCloud, statements)
                .filter(each -> each.member(node.identity().id()).isPresent())
                .orElseThrow(() -> Failure.of(FailureCode.INVALID, "microcloud.failure.statements"));
        progress.step(60, "microcloud.job.overlay");
        try {
            overlay.apply(Membership.plan(roster, node.identity().id(), endpoints.overlayPort()));
            progress.step(80, "microcloud.job.link");
            overlay.awaitLink();
            settle(microCloud, statements);
        } catch (Failure | InterruptedException e) {
            Thread.interrupted();
            overlay.down();
            throw e;
        }
    }

    private void settle(String microCloud, Collection<Evidence> statements) {
        ledger.begin(microCloud, statements);
        moved.run();
    }

    private static List<Evidence> checked(List<String> texts) {
        List<Evidence> statements = new ArrayList<>();
        for (String text : texts) {
            try {
                statements.add(Evidence.of(text));
            } catch (IllegalArgumentException e) {
                throw Failure.of(FailureCode.INVALID, "microcloud.failure.statements");
            }
        }
        return statements;
    }

    private void checkInNone() {
        if (ledger.roster().isPresent()) {
            throw Failure.of(FailureCode.CONFLICT, "microcloud.failure.in-one");
        }
    }

    private Entrant entrant() throws InterruptedException {
        return new Entrant(node.identity().id(), node.name().current(), overlay.key(), endpoints.overlay());
    }

    private Application application(Entrant self, String microCloud, @Nullable String secret, String message) {
        return Proofs.sign(
                node.identity(),
                new Application(
                        microCloud,
                        secret,
                        self.node(),
                        self.name(),
                        Base64.getEncoder().encodeToString(node.identity().publicKey()),
                        self.overlayKey(),
                        self.endpoints(),
                        message,
                        ""));
    }

    private Evidence founded(Founding founding, Range range, Entrant self) {
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        return Evidence.sign(
                node.identity(),
                new Statement.Founded(
                        Base64.getEncoder().encodeToString(nonce),
                        range.toString(),
                        founding.appearance(),
                        self,
                        range.free(self.node(), Set.of()).orElseThrow(),
                        node.clock().instant()));
    }

    /** The overlay says so of a range that a network of this machine has. */
    private static boolean isTaken(Failure failure) {
        return failure.code() == FailureCode.CONFLICT;
    }

    private static List<Range> picked() {
        return new SecureRandom().ints(RANGES_TRIED).mapToObj(Range::picked).toList();
    }
}
