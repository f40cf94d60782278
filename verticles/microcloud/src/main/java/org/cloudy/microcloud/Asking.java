package org.cloudy.microcloud;

import java.time.Duration;
import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.microcloud.Admission;
import org.cloudy.bus.microcloud.Application;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.Plea;
import org.cloudy.platform.jobs.Progress;

/** A member that is asked again and again to let this node in, for a day at most: its people may be asleep, and it may be away. */
final class Asking {
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofHours(24);

    private final Plea plea;
    private final Progress progress;
    private final long end = System.nanoTime() + MOST.toNanos();
    private String told = "";

    Asking(Plea plea, Progress progress) {
        this.plea = plea;
        this.progress = progress;
    }

    /**
     * The micro cloud that the member is in. Who asks for the first time learns at once that nobody is there; who asks again, in
     * another life of the node, waits for the member to come back.
     */
    String microCloud() throws InterruptedException {
        while (true) {
            try (Peer peer = Peer.connect(plea.endpoint(), plea.node())) {
                String microCloud = peer.proof().microCloud();
                if (microCloud == null) {
                    throw Failure.of(FailureCode.CONFLICT, "microcloud.failure.peer-in-none");
                }
                return microCloud;
            } catch (Failure e) {
                if (!progress.resumed()) {
                    throw e;
                }
                awaitReturn(e);
            }
            pause();
        }
    }

    /** What this node gets when it is let in. Failure FORBIDDEN if it is refused, TIMEOUT if nobody decides. */
    Admission admission(Application application) throws InterruptedException {
        while (true) {
            try (Peer peer = Peer.connect(plea.endpoint(), plea.node())) {
                Admission admission = peer.ask(MicroCloudContract.APPLY, application);
                switch (admission.verdict()) {
                    case ADMITTED -> {
                        return admission;
                    }
                    case REFUSED -> throw Failure.of(FailureCode.FORBIDDEN, "microcloud.failure.refused");
                    case WAITING -> told = "";
                }
            } catch (Failure e) {
                awaitReturn(e);
            }
            pause();
        }
    }

    /** Tells once that the member is away; other failures are thrown. */
    private void awaitReturn(Failure failure) {
        if (!List.of(FailureCode.UNAVAILABLE, FailureCode.TIMEOUT).contains(failure.code())) {
            throw failure;
        }
        String reason = String.valueOf(failure.getMessage());
        if (!told.equals(reason)) {
            progress.line(reason);
            told = reason;
        }
    }

    private void pause() throws InterruptedException {
        if (System.nanoTime() > end) {
            throw Failure.of(FailureCode.TIMEOUT, "microcloud.failure.undecided");
        }
        Thread.sleep(AGAIN);
    }
}
