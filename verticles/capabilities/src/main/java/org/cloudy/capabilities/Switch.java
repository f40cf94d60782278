package org.cloudy.capabilities;

import java.util.concurrent.CancellationException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;

/** Brings the components of a capability and its own verticle up and down. What its owner wants of it is another's matter. */
final class Switch<S extends Record> {
    private final Life<S> life;
    private final OwnVerticle own;

    Switch(Life<S> life, OwnVerticle own) {
        this.life = life;
        this.own = own;
    }

    /** Brings it up with these settings, and leaves it to the caller to clean up after a failure. */
    void on(Site<S> site, Progress progress) {
        life.components().enable(site, progress);
        isUp(site);
    }

    /** Brings it up with the configuration files that are there, whatever the settings say. */
    void onAsConfigured(Site<S> site, Progress progress) {
        life.components().enableAsConfigured(site, progress);
        isUp(site);
    }

    private void isUp(Site<S> site) {
        own.deploy();
        life.become(Condition.UP);
        life.checked(life.components().diagnose(site, true), true);
    }

    void off(Site<S> site, Progress progress) {
        try {
            own.undeploy();
        } finally {
            life.components().disable(site, progress);
        }
    }

    /** Takes down what a failure left half up; the reason stays to be seen. */
    void leaveOff(Undo progress, RuntimeException cause) {
        try {
            off(life.site(life.settingsOrDefaults()), progress);
        } catch (RuntimeException e) {
            progress.line("disable: " + e.getMessage());
        }
        life.become(cause instanceof CancellationException ? Condition.DOWN : Condition.failed(reason(cause)));
    }

    static Text reason(RuntimeException cause) {
        return Failure.from(cause).problem().everywhere();
    }
}
