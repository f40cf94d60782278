package org.cloudy.capabilities;

import java.util.Map;
import org.cloudy.platform.jobs.Progress;

/** Brings changed settings into force, or leaves the old ones there. */
final class Reconfiguration<S extends Record> {
    private final Life<S> life;
    private final Power<S> power;
    private final Announcement<S> announcement;
    private final Rules rules;

    Reconfiguration(Life<S> life, Power<S> power, Announcement<S> announcement, Rules rules) {
        this.life = life;
        this.power = power;
        this.announcement = announcement;
        this.rules = rules;
    }

    /** Brings some changed values into force; what its daemon refuses leaves the old settings in force, and running. */
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
        life.keep(stored -> stored.withSettings(Life.json(wanted)));
        progress.line("settings: version " + life.stored().version());
    }

    private void bringUp(S wanted, Progress progress) {
        boolean wasFine = life.condition().reason() == null;
        try {
            power.up(life.site(wanted), progress);
            take(wanted, progress);
        } catch (RuntimeException e) {
            throw Undo.after(e, progress, cause -> {
                if (wasFine) {
                    bringBack(new Undo(progress));
                } else {
                    power.leaveDown(new Undo(progress), cause);
                }
            });
        }
    }

    private void bringBack(Undo progress) {
        try {
            power.up(progress);
        } catch (RuntimeException e) {
            progress.line("enable: " + e.getMessage());
        }
    }
}
