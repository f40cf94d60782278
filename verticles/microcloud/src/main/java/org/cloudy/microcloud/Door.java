package org.cloudy.microcloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.microcloud.Admission;
import org.cloudy.bus.microcloud.Admission.Verdict;
import org.cloudy.bus.microcloud.Application;
import org.cloudy.bus.microcloud.Challenge;
import org.cloudy.bus.microcloud.Decision;
import org.cloudy.bus.microcloud.Proof;
import org.cloudy.platform.NodeIdentity;
import org.jspecify.annotations.Nullable;

/** Where nodes knock that are no members yet: whatever comes here comes from a stranger. Methods block. */
final class Door {
    private static final int SHORTEST_NONCE = 16;
    private static final int LONGEST_NONCE = 64;
    private static final int LONGEST_MESSAGE = 200;

    private final NodeIdentity identity;
    private final @Nullable String certificate;
    private final Ledger ledger;
    private final Membership membership;
    private final Invitations invitations;
    private final Requests requests;

    /** @param certificate SHA-256 of what the pages show, in hexadecimal digits; null if they show none */
    Door(
            NodeIdentity identity,
            @Nullable String certificate,
            Ledger ledger,
            Membership membership,
            Invitations invitations,
            Requests requests) {
        this.identity = identity;
        this.certificate = certificate;
        this.ledger = ledger;
        this.membership = membership;
        this.invitations = invitations;
        this.requests = requests;
    }

    Proof identify(Challenge challenge) {
        int length = challenge.nonce().length();
        if (length < SHORTEST_NONCE || length > LONGEST_NONCE) {
            throw Failure.of(
                    FailureCode.INVALID, "failure.malformed", Map.of("reason", "a nonce of 16 to 64 characters"));
        }
        Optional<Roster> roster = ledger.roster();
        return Proofs.prove(
                identity,
                challenge.nonce(),
                certificate,
                roster.map(Roster::microCloud).orElse(null),
                roster.map(each -> each.appearance().name()).orElse(null));
    }

    Admission redeem(Application application) {
        check(application);
        String secret = application.secret();
        if (secret == null) {
            throw Failure.of(FailureCode.NOT_FOUND, "microcloud.token.unknown");
        }
        checkCloud(application);
        invitations.use(application.microCloud(), secret, application.node());
        membership.admit(application);
        return admitted();
    }

    Admission apply(Application application) {
        check(application);
        checkCloud(application);
        if (membership.here().member(application.node()).isPresent()) {
            return admitted();
        }
        return new Admission(requests.ask(application, identity.id()), List.of());
    }

    void decide(Decision decision) {
        if (decision.approve()) {
            membership.admit(requests.required(decision.node()).application());
            requests.drop(decision.node());
        } else {
            requests.refuse(decision.node());
        }
    }

    private void check(Application application) {
        Proofs.check(application);
        Membership.entrant(application);
        if (application.message().length() > LONGEST_MESSAGE) {
            throw Failure.of(
                    FailureCode.INVALID, "failure.malformed", Map.of("reason", "a message of 200 characters at most"));
        }
        if (application.node().equals(identity.id())) {
            throw Failure.of(FailureCode.CONFLICT, "microcloud.failure.own-token");
        }
    }

    private void checkCloud(Application application) {
        if (!membership.here().microCloud().equals(application.microCloud())) {
            throw Failure.of(FailureCode.CONFLICT, "microcloud.failure.other-cloud");
        }
    }

    private Admission admitted() {
        return new Admission(Verdict.ADMITTED, List.copyOf(ledger.texts().values()));
    }
}
