package org.cloudy.node;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be closed, the last opened first. One that fails does not keep the others open. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Step> steps = new ArrayDeque<>();
    private boolean closed;

    private record Step(String name, AutoCloseable action) {}

    /** Closes this too; at once, if everything is closed already. */
    synchronized <T extends AutoCloseable> T add(String name, T action) {
        if (closed) {
            run(new Step(name, action));
            throw new CancellationException("the node is being stopped");
        }
        steps.push(new Step(name, action));
        return action;
    }

    /** Closes all; tells whether it was done in time. What takes longer is left to the end of the process. */
    boolean close(Duration deadline) {
        Thread closer = Thread.ofVirtual().name("closing").start(this::closeAll);
        try {
            return closer.join(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void closeAll() {
        closed = true;
        while (!steps.isEmpty()) {
            run(steps.pop());
        }
    }

    private static void run(Step step) {
        LOG.debug("Closing {}", step.name());
        try {
            step.action().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("{} did not close in order", step.name(), e);
        }
    }
}
