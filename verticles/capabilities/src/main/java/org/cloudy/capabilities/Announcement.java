package org.cloudy.capabilities;

import java.util.ArrayList;
import java.util.List;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.capabilities.StoredCapability.Published;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;

/** Announces a capability to the micro cloud and takes it back. What the registry took is remembered at once. */
final class Announcement<S extends Record> {
    private final Life<S> life;
    private final Registry registry;

    Announcement(Life<S> life, Registry registry) {
        this.life = life;
        this.registry = registry;
    }

    /** Announces it, all or nothing. */
    void publish(Progress progress) {
        life.keep(stored -> stored.withWantPublished(true));
        try {
            renew(life.site(), progress);
        } catch (RuntimeException e) {
            throw Undo.after(e, progress, cause -> giveUp(new Undo(progress)));
        }
    }

    /** Takes it back, for good. */
    void withdraw(Progress progress) {
        life.keep(stored -> stored.withWantPublished(false));
        progress.step(0, "capabilities.step.withdraw");
        life.stored().published().forEach(published -> withdraw(published, progress));
    }

    /** Takes it back because it goes down; a registry that does not answer now is asked at the next start of the node. */
    void giveUp(Progress progress) {
        try {
            withdraw(progress);
        } catch (RuntimeException e) {
            progress.line("withdraw: " + e.getMessage());
        }
    }

    /** Makes what is announced what should be, given what is wanted and the settings. */
    void renew(Site<S> site, Progress progress) {
        List<Publication> wanted =
                life.stored().wantPublished() ? life.components().announcements(site) : List.<Publication>of();
        List<Published> stale = life.stored().published().stream()
                .filter(published -> !wanted.contains(published.publication()))
                .toList();
        if (wanted.isEmpty() && stale.isEmpty()) {
            return;
        }
        progress.step(0, "capabilities.step.publish");
        stale.forEach(published -> withdraw(published, progress));
        wanted.forEach(publication -> publish(publication, progress));
    }

    private void publish(Publication publication, Progress progress) {
        Published published = new Published(registry.publish(publication), publication);
        progress.line("publish " + publication.type() + " " + publication.port() + ": " + published.id());
        life.keep(stored -> {
            List<Published> all = new ArrayList<>(stored.published());
            all.removeIf(other ->
                    other.id().equals(published.id()) || other.publication().equals(publication));
            all.add(published);
            return stored.withPublished(all);
        });
    }

    private void withdraw(Published published, Progress progress) {
        registry.withdraw(published.id());
        progress.line("withdraw " + published.publication().type() + ": " + published.id());
        life.keep(stored -> stored.withPublished(stored.published().stream()
                .filter(other -> !other.equals(published))
                .toList()));
    }
}
