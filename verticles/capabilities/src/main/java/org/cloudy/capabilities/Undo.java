package org.cloudy.capabilities;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.cloudy.platform.jobs.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The progress of what is done to its end, also when the job is cancelled: undoing, and switching off. */
record Undo(Progress job) implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Undo.class);

    /**
     * Undoes what a job did before it ended early, and tells why it did.
     *
     * @param undo told the reason, too
     * @return the cancellation if somebody cancelled the job, whatever the work made of the interrupt; else {@code cause}
     */
    static RuntimeException after(RuntimeException cause, Progress job, Consumer<RuntimeException> undo) {
        boolean interrupted = Thread.interrupted();
        try {
            RuntimeException told = interrupted ? cancelled(cause) : told(cause, job);
            undo.accept(told);
            return told;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException told(RuntimeException cause, Progress job) {
        try {
            job.step(0, "capabilities.step.undo");
            return cause;
        } catch (CancellationException e) {
            return cancelled(cause);
        } catch (RuntimeException e) {
            return cause; // The job cannot be told of any more, for the disk is full, say: all the more reason to undo.
        }
    }

    private static RuntimeException cancelled(RuntimeException cause) {
        if (cause instanceof CancellationException) {
            return cause;
        }
        CancellationException cancelled = new CancellationException("cancelled");
        cancelled.initCause(cause);
        return cancelled;
    }

    @Override
    public void step(int percent, String key, Map<String, String> args) {
        try {
            job.step(percent, key, args);
        } catch (RuntimeException e) {
            LOG.debug("Goes on without a step", e); // Cancelled, or the disk is full: both want it undone.
        }
    }

    @Override
    public void line(String text) {
        try {
            job.line(text);
        } catch (RuntimeException e) {
            LOG.debug("Goes on without the line: {}", text, e);
        }
    }
}
