package org.cloudy.capabilities;

import java.util.Set;
import java.util.concurrent.CancellationException;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;

/**
 * Brings a capability up whose settings came into another form with this version of the node. The code that they were made for is
 * gone, so where it does not come up with them, or is not well, it goes on with the configuration files of before as far as its daemons
 * run with those. The next start of the node tries anew.
 */
final class Probation<S extends Record> {
    private final Life<S> life;
    private final Switch<S> power;
    private final Readiness readiness;

    Probation(Life<S> life, Switch<S> power, Readiness readiness) {
        this.life = life;
        this.power = power;
        this.readiness = readiness;
    }

    /** Whether its settings have something to prove. */
    boolean isOn() {
        return life.former().isKept() && life.stored().settingsForm() == life.form();
    }

    /** Brings it up, one way or the other. */
    void up(Progress progress) {
        Site<S> site = life.site();
        try {
            power.on(site, new Share(progress, 0, 40));
            readiness.await(life, site, Set.of(), new Share(progress, 40, 50));
            life.former().forget();
        } catch (RuntimeException e) {
            boolean runs = life.condition().up() && Readiness.runs(life, site);
            goOn(site, leaveOff(e, progress), runs, new Share(progress, 50, 100));
        }
    }

    /** @param runs whether it came up, and only its checks complained */
    private void goOn(Site<S> site, RuntimeException cause, boolean runs, Progress progress) {
        progress.line("former configuration: " + cause.getMessage());
        try {
            life.former().putBack();
            power.onAsConfigured(site, new Share(progress, 0, 40));
            readiness.await(life, site, Set.of(), new Share(progress, 40, 50));
            life.former().isInForce(Switch.reason(cause));
        } catch (RuntimeException e) {
            if (!runs && life.condition().up() && Readiness.runs(life, site) && !(e instanceof CancellationException)) {
                life.former().isInForce(Switch.reason(cause)); // Better than nothing.
                return;
            }
            leaveOff(e, progress);
            if (!runs) {
                life.become(Condition.failed(Switch.reason(cause)));
                throw cause;
            }
            up(site, new Share(progress, 50, 100));
        }
    }

    /** What its checks complain of is so with both, and says nothing about the settings. */
    private void up(Site<S> site, Progress progress) {
        try {
            power.on(site, progress);
            life.former().forget();
        } catch (RuntimeException e) {
            throw leaveOff(e, progress);
        }
    }

    /** @throws CancellationException if the job was cancelled */
    private RuntimeException leaveOff(RuntimeException cause, Progress progress) {
        RuntimeException told = Undo.after(cause, progress, reason -> power.leaveOff(new Undo(progress), reason));
        if (told instanceof CancellationException) {
            throw told;
        }
        return told;
    }
}
