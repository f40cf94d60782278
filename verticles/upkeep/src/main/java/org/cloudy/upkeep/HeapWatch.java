package org.cloudy.upkeep;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.notices.NoticeId;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.bus.notices.Severity;

/** Calls attention to a node that has hardly any memory left, before it ends for want of it. */
record HeapWatch(HeapCheck check, EventBus bus) {
    private static final String ID = "upkeep:heap";
    private static final String PAGE = "/system/diagnosis";

    /** Raises the notice, or clears it. */
    Future<?> look() {
        CheckResult found = check.diagnose().getFirst();
        if (found.health() == Health.PASSING) {
            return NoticesContract.CLEAR.send(bus, new NoticeId(ID));
        }
        Severity severity = found.health() == Health.CRITICAL ? Severity.CRITICAL : Severity.WARNING;
        return NoticesContract.RAISE.send(bus, new NewNotice(ID, severity, found.message(), PAGE));
    }
}
