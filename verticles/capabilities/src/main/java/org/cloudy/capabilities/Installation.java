package org.cloudy.capabilities;

import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;

/** Brings a capability onto the node and takes it away. */
final class Installation<S extends Record> {
    private final Life<S> life;
    private final Power<S> power;
    private final Rules rules;
    private final Folder folder;

    Installation(Life<S> life, Power<S> power, Rules rules) {
        this.life = life;
        this.power = power;
        this.rules = rules;
        this.folder = new Folder(life.folder());
    }

    /** Installs it, switched off. After a failure nothing of it is left but what was there before. */
    void install(Progress progress) {
        if (life.stored().installed()) {
            return;
        }
        life.become(Condition.INSTALLING);
        boolean made = false;
        try {
            made = folder.make();
            life.components().install(life.site(), progress);
            life.keep(stored -> stored.withInstalled(true));
        } catch (RuntimeException e) {
            boolean ours = made;
            throw Undo.after(e, progress, cause -> undo(ours, new Undo(progress)));
        } finally {
            life.become(Condition.DOWN);
        }
    }

    /** Stops it and takes it away, with its data and its settings; these stay where it is an orphan. */
    void remove(Progress progress) {
        power.stop(new Share(progress, 0, 50));
        if (rules.keepsData(life)) {
            progress.line("keep " + life.folder());
            life.keep(stored -> stored.withInstalled(false));
            life.become(Condition.DOWN);
            return;
        }
        Site<S> site = life.site(life.settingsOrDefaults());
        folder.make(); // A resumed removal finds none, and its components count on one.
        life.components().remove(site, new Undo(new Share(progress, 50, 90)));
        progress.line("remove " + life.folder());
        folder.delete();
        life.forget();
        life.become(Condition.DOWN);
    }

    private void undo(boolean made, Progress progress) {
        if (!made) {
            return; // The folder holds what an earlier installation left: that is not ours to delete.
        }
        try {
            life.components().remove(life.site(), progress);
            folder.delete();
        } catch (RuntimeException e) {
            progress.line("remove: " + e.getMessage());
        }
    }
}
