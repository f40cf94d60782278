package org.cloudy.capabilities;

import java.util.Map;
import java.util.Set;
import org.cloudy.platform.jobs.Progress;

/** Brings changed settings into force, or leaves the old ones there. */
final class Reconfiguration<S extends Record> {
    private final Life<S> life;
    private final Power<S> power;
    private final Announcement<S> announcement;
    private final Rules rules;
    private final Readiness readiness;

    Reconfiguration(Life<S> life, Power<S> power, Announcement<S> announcement, Rules rules, Readiness readiness) {
        this.life = life;
        this.power = power;
        this.announcement = announcement;
        this.rules = rules;
        this.readiness = readiness;
    }

    /**
     * Brings some changed values into force. What its daemon refuses, does not come up with, or is not well with, leaves the old
     * settings in force, and running.
     */
    void configure(Map<String, Object> values, Progress progress) {
        rules.requireInstalled(life);
        S wanted = life.schema().change(life.settingsOrDefaults(), values);
        if (life.stored().enabled()) {
            rules.requireWhatItNeeds(life);
            bringUp(wanted, new Share(progress, 0, 90));
            announcement.renew(life.site(), new Share(progress, 90, 100));
        } else {
            take(wanted, progress);
        }
    }

    private void take(S wanted, Progress progress) {
        life.keep(stored -> stored.withSettings(Life.json(wanted), life.form()));
        life.former().forget();
        progress.line("settings: version " + life.stored().version());
    }

    private void bringUp(S wanted, Progress progress) {
        if (life.condition().reason() != null) {
            bringUpAnyway(wanted, progress);
            return;
        }
        Set<String> complaining = Readiness.complaining(life);
        try {
            power.up(life.site(wanted), progress);
            readiness.await(life, life.site(wanted), complaining, progress);
            take(wanted, progress);
        } catch (RuntimeException e) {
            RuntimeException cause = Undo.after(e, progress, told -> power.bringBack(new Undo(progress)));
            throw PutBack.because(cause, life);
        }
    }

    /** What did not come up with the settings in force: there is nothing to go back to. */
    private void bringUpAnyway(S wanted, Progress progress) {
        try {
            power.up(life.site(wanted), progress);
            take(wanted, progress);
        } catch (RuntimeException e) {
            throw Undo.after(e, progress, cause -> power.leaveDown(new Undo(progress), cause));
        }
    }
}
