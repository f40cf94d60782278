package org.cloudy.backup;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.notices.NoticeId;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls attention to what failed unattended. What could not be told is told again at the next occasion. */
final class FailureNotices {
    private static final Logger LOG = LoggerFactory.getLogger(FailureNotices.class);
    private static final String PAGE = "/system/backups";

    private final EventBus bus;
    private final Map<String, Optional<Text>> told = new HashMap<>();

    FailureNotices(EventBus bus) {
        this.bus = bus;
    }

    /** How it stands with something, {@code scheduled} or {@code drilled}: why it failed, or null if nobody need look at it. */
    synchronized void tell(String what, @Nullable Text failure) {
        Optional<Text> now = Optional.ofNullable(failure);
        if (now.equals(told.put(what, now))) {
            return;
        }
        String id = "backup:" + what;
        Future<?> sent = failure == null
                ? NoticesContract.CLEAR.send(bus, new NoticeId(id))
                : NoticesContract.RAISE.send(
                        bus,
                        new NewNotice(
                                id,
                                Severity.CRITICAL,
                                Messages.around("backup.notice." + what, Map.of("reason", failure)),
                                PAGE));
        sent.onFailure(cause -> {
            LOG.warn("A notice about backups cannot be told: {}", cause.getMessage());
            forget(what, now);
        });
    }

    private synchronized void forget(String what, Optional<Text> untold) {
        told.remove(what, untold);
    }
}
