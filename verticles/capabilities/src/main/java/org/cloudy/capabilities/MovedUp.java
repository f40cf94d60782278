package org.cloudy.capabilities;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.notices.NoticeId;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls attention to capabilities that did not come up with the settings that this version of the node made of theirs. What could not
 * be told is told again at the next occasion.
 */
final class MovedUp {
    private static final Logger LOG = LoggerFactory.getLogger(MovedUp.class);

    private final EventBus bus;
    private final Map<String, NewNotice> told = new HashMap<>();

    MovedUp(EventBus bus) {
        this.bus = bus;
    }

    /** What is found of one that goes on with the configuration of before. */
    static List<CheckResult> findings(Life<?> life) {
        Text reason = life.former().reason();
        return reason == null
                ? List.of()
                : List.of(new CheckResult(
                        CheckResult.SETTINGS,
                        Messages.everywhere("capabilities.moved-up.title"),
                        Health.WARNING,
                        Messages.around("capabilities.moved-up.as-before", Map.of("reason", reason)),
                        true));
    }

    /** Raises a notice, or takes it back. */
    synchronized void tell(Life<?> life) {
        NewNotice now = notice(life).orElse(null);
        NewNotice before = told.get(life.name());
        if (Objects.equals(now, before)) {
            return;
        }
        remember(life, now);
        Future<?> sent = now == null
                ? NoticesContract.CLEAR.send(bus, new NoticeId(id(life)))
                : NoticesContract.RAISE.send(bus, now);
        sent.onFailure(cause -> {
            LOG.warn("A notice about {} cannot be told: {}", life.name(), cause.getMessage());
            untold(life, now, before);
        });
    }

    private void remember(Life<?> life, @Nullable NewNotice now) {
        if (now == null) {
            told.remove(life.name());
        } else {
            told.put(life.name(), now);
        }
    }

    private synchronized void untold(Life<?> life, @Nullable NewNotice now, @Nullable NewNotice before) {
        if (Objects.equals(told.get(life.name()), now)) {
            remember(life, before);
        }
    }

    private static Optional<NewNotice> notice(Life<?> life) {
        Text runs = life.former().reason();
        if (runs != null) {
            return Optional.of(notice(life, Severity.WARNING, "runs", runs));
        }
        Text reason = life.condition().reason();
        boolean unproven = life.former().isKept() || life.stored().settingsForm() != life.form();
        return reason != null && unproven && life.state() == CapabilityState.FAILED
                ? Optional.of(notice(life, Severity.CRITICAL, "down", reason))
                : Optional.empty();
    }

    private static NewNotice notice(Life<?> life, Severity severity, String key, Text reason) {
        Text name = life.descriptor().title();
        return new NewNotice(
                id(life),
                severity,
                Messages.around("capabilities.moved-up." + key, Map.of("name", name, "reason", reason)),
                "/capabilities/" + life.name());
    }

    private static String id(Life<?> life) {
        return "capabilities:" + life.name() + ":moved-up";
    }
}
