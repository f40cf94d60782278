package org.cloudy.bus;

import io.vertx.core.AsyncResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trail of what administrators did: who, what, and how it ended. Never with which values: they may be secret. */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger("cloudy.audit");

    private Audit() {}

    static void note(Caller caller, Call<?, ?> call, AsyncResult<?> result) {
        if (call.role() == Role.ADMIN && LOG.isInfoEnabled()) {
            String outcome = result.succeeded()
                    ? "done"
                    : Failure.from(result.cause()).code().code();
            LOG.info(
                    "{} ({}) {} {}",
                    caller.user().replaceAll("\\p{Cntrl}", "?"),
                    caller.role(),
                    call.address(),
                    outcome);
        }
    }
}
