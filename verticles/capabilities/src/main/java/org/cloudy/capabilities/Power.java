package org.cloudy.capabilities;

import java.util.concurrent.CancellationException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;

/** Switches a capability on and off. What its owner wants is kept before it is done, so that a crash forgets nothing. */
final class Power<S extends Record> {
    private final Life<S> life;
    private final Switch<S> power;
    private final Probation<S> probation;
    private final Announcement<S> announcement;
    private final Rules rules;

    Power(Life<S> life, Switch<S> power, Probation<S> probation, Announcement<S> announcement, Rules rules) {
        this.life = life;
        this.power = power;
        this.probation = probation;
        this.announcement = announcement;
        this.rules = rules;
    }

    /** Switches it on, for good; announces nothing. A start that somebody cancels leaves it off. */
    void start(Progress progress) {
        rules.requireInstalled(life);
        rules.requireWhatItNeeds(life);
        rules.requireFreePorts(life, life.settingsOrDefaults());
        try {
            upOrAsBefore(progress);
        } catch (RuntimeException e) {
            // It is still wanted if its daemon refused: the next start of the node tries again.
            life.keep(stored -> stored.withEnabled(!(e instanceof CancellationException)));
            throw e;
        }
        life.keep(stored -> stored.withEnabled(true));
    }

    /** Brings it to where its owner left it, after the node was down. */
    void resume(Progress progress) {
        StoredCapability wanted = life.stored();
        if (wanted.installed() && wanted.enabled()) {
            rules.requireWhatItNeeds(life);
            upOrAsBefore(new Share(progress, 0, 90));
            announcement.renew(life.site(), new Share(progress, 90, 100));
        } else if (!wanted.published().isEmpty()) {
            announcement.withdraw(progress);
        }
    }

    /** Takes it back from the micro cloud and switches it off, for good. */
    void stop(Progress progress) {
        life.keep(stored -> stored.withEnabled(false).withWantPublished(false));
        announcement.giveUp(new Undo(new Share(progress, 0, 20)));
        try {
            power.off(life.site(life.settingsOrDefaults()), new Undo(new Share(progress, 20, 100)));
            life.become(Condition.DOWN);
        } catch (RuntimeException e) {
            life.become(Condition.failed(Switch.reason(e)));
            throw e;
        }
    }

    /** Switches it off for a while; that it is wanted stays. */
    void pause(Progress progress) {
        power.off(life.site(life.settingsOrDefaults()), new Undo(progress));
        life.become(Condition.DOWN);
    }

    /** Puts right what its checks find, and brings it up again if it should be. */
    void repair(Progress progress) {
        rules.requireInstalled(life);
        if (!probation.isOn()) { // Otherwise what was configured before would be lost to what may not come up.
            life.components().repair(life.site(), new Share(progress, 0, 50));
        }
        if (life.stored().enabled()) {
            rules.requireWhatItNeeds(life);
            upOrAsBefore(new Share(progress, 50, 90));
            announcement.renew(life.site(), new Share(progress, 90, 95));
            progress.step(95, "capabilities.step.check");
            if (life.components().diagnose(life.site(), true).stream()
                    .map(CheckResult::health)
                    .anyMatch(Health.CRITICAL::equals)) {
                throw Failure.of(FailureCode.UNAVAILABLE, "capabilities.not-repaired");
            }
        }
    }

    /** As {@link #up(Progress)}; settings in another form than before may leave their place to the configuration of before. */
    private void upOrAsBefore(Progress progress) {
        if (probation.isOn()) {
            probation.up(progress);
        } else {
            up(progress);
        }
    }

    /** Brings it up with the settings in force; what came up before a failure goes down again. */
    void up(Progress progress) {
        try {
            up(life.site(), progress);
        } catch (RuntimeException e) {
            throw Undo.after(e, progress, cause -> leaveDown(new Undo(progress), cause));
        }
    }

    /** Brings it up with these settings, and leaves it to the caller to clean up after a failure. */
    void up(Site<S> site, Progress progress) {
        power.on(site, progress);
    }

    /** Brings it up with the settings in force after others did not do; where they do not either, it stays down with the reason. */
    void bringBack(Undo progress) {
        try {
            upOrAsBefore(progress);
        } catch (RuntimeException e) {
            progress.line("enable: " + e.getMessage());
        }
    }

    /** Takes down what a failure left half up; the reason stays to be seen. */
    void leaveDown(Undo progress, RuntimeException cause) {
        power.leaveOff(progress, cause);
    }
}
