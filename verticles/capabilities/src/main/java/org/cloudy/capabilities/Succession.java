package org.cloudy.capabilities;

import java.util.Set;
import org.cloudy.platform.jobs.Progress;

/** Lets a version of a capability take the place of another one, where that one was. */
final class Succession<S extends Record> {
    private final Life<S> life;
    private final Power<S> power;
    private final Announcement<S> announcement;
    private final Readiness readiness;

    Succession(Life<S> life, Power<S> power, Announcement<S> announcement, Readiness readiness) {
        this.life = life;
        this.power = power;
        this.announcement = announcement;
        this.readiness = readiness;
    }

    /** Makes place for another version; that it is wanted stays. */
    void makeWay(Progress progress) {
        power.pause(progress);
    }

    /**
     * Does what was done for the one before: installed it, and brought it up and announced it where that was wanted.
     *
     * @param before what {@link Readiness#complaining} told of a predecessor that was well
     */
    void takeOver(Set<String> before, Progress progress) {
        life.components().install(life.site(), new Share(progress, 0, 40));
        if (life.stored().enabled()) {
            power.up(new Share(progress, 40, 80));
            readiness.await(life, life.site(), before, new Share(progress, 80, 90));
            announcement.renew(life.site(), new Share(progress, 90, 100));
        }
    }

    /** Is again what it was before another version was tried. */
    void comeBack(Undo progress) {
        if (life.stored().enabled()) {
            power.bringBack(progress);
            try {
                announcement.renew(life.site(), progress);
            } catch (RuntimeException e) {
                progress.line("publish: " + e.getMessage());
            }
        }
    }
}
