package org.cloudy.capabilities;

import java.util.Map;
import java.util.concurrent.CancellationException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told of something new that did not come into force, after what was there before was brought back. */
final class PutBack {
    private static final Logger LOG = LoggerFactory.getLogger(PutBack.class);

    private PutBack() {}

    /** Why that was, and how the capability is now. A cancellation stays one. */
    static RuntimeException because(RuntimeException cause, Life<?> life) {
        if (cause instanceof CancellationException) {
            return cause;
        }
        if (!(cause instanceof Failure)) {
            LOG.error("Something new of {} did not come into force", life.name(), cause);
        }
        Failure.Problem problem = Failure.from(cause).problem();
        Text reason = life.condition().reason();
        return reason == null
                ? Failure.around(problem.code(), "capabilities.put-back", Map.of("cause", problem.everywhere()))
                : Failure.around(
                        problem.code(),
                        "capabilities.not-put-back",
                        Map.of("cause", problem.everywhere(), "reason", reason));
    }
}
