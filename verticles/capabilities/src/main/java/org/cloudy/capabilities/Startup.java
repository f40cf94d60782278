package org.cloudy.capabilities;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.CapabilityState;

/**
 * Brings all capabilities to where their owner left them, each as soon as what it needs is on. One that needs what does not come
 * up fails with that reason, and is tried again when it does.
 */
final class Startup {
    private final Lives lives;
    private final Rules rules;
    private final Consumer<Life<?>> resume;
    private final Set<Life<?>> waiting = new LinkedHashSet<>();

    /** @param resume starts the job that does it */
    Startup(Lives lives, Rules rules, Consumer<Life<?>> resume) {
        this.lives = lives;
        this.rules = rules;
        this.resume = resume;
    }

    /** Starts with those that need nothing. */
    synchronized void begin() {
        lives.all().stream().filter(Startup::isLeftToDo).forEach(waiting::add);
        next();
    }

    /** Goes on after something came up, or did not. */
    synchronized void next() {
        waiting.removeIf(life -> !isLeftToDo(life));
        for (Life<?> life : List.copyOf(waiting)) {
            if (!life.stored().enabled() || lives.missingFor(life).isEmpty()) {
                waiting.remove(life);
                resume.accept(life);
            } else if (isHopeless(life)) {
                fail(life);
            }
        }
    }

    private void fail(Life<?> life) {
        try {
            rules.requireWhatItNeeds(life);
        } catch (Failure e) {
            life.become(Condition.failed(e.problem().everywhere()));
        }
    }

    /** Whether something that it needs has failed, or will not be started. */
    private boolean isHopeless(Life<?> life) {
        return lives.missingFor(life).stream()
                .anyMatch(name -> lives.all().stream()
                        .filter(other -> other.name().equals(name))
                        .allMatch(other -> !other.stored().enabled() || other.state() == CapabilityState.FAILED));
    }

    private static boolean isLeftToDo(Life<?> life) {
        StoredCapability stored = life.stored();
        return stored.installed()
                && !life.condition().up()
                && (stored.enabled() || !stored.published().isEmpty());
    }
}
