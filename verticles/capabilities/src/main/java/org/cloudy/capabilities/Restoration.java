package org.cloudy.capabilities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.KeptFiles;
import org.cloudy.platform.jobs.Progress;

/**
 * Puts a capability back to what lies ready of it in a stage: its files and its settings. Those of now are kept in the stage until it
 * is up again, and come back where it is not. Done again after a crash it goes on from where it was.
 */
final class Restoration<S extends Record> {
    private static final Pattern STAGE = Pattern.compile("[a-z0-9-]{1,60}");

    private final Life<S> life;
    private final Power<S> power;
    private final Announcement<S> announcement;
    private final Rules rules;

    Restoration(Life<S> life, Power<S> power, Announcement<S> announcement, Rules rules) {
        this.life = life;
        this.power = power;
        this.announcement = announcement;
        this.rules = rules;
    }

    /** @throws Failure INVALID for a name that no stage has */
    static void requireStage(String stage) {
        if (!STAGE.matcher(stage).matches() || stage.equals("node")) {
            throw Failure.of(FailureCode.INVALID, "capabilities.no-stage");
        }
    }

    /** Where all is: what lies ready, and what it takes the place of. */
    private record Places(Path whole, Path ready, Path document, Path formerFolder, Path formerDocument) {
        static Places of(Path stage, String name) {
            return new Places(
                    stage,
                    stage.resolve("capabilities").resolve(name),
                    stage.resolve("coming.json"),
                    stage.resolve("former"),
                    stage.resolve("former.json"));
        }
    }

    void takeBack(String stage, Progress progress) {
        requireStage(stage);
        Places places = Places.of(life.stage(stage), life.name());
        if (progress.resumed() && !Files.exists(places.whole())) {
            return; // The node was killed as it was done.
        }
        StoredCapability coming = coming(places);
        StoredCapability former = former(places);
        try {
            bringIn(places, coming, former, progress);
        } catch (RuntimeException e) {
            throw Undo.after(e, progress, cause -> putBack(places, former, new Undo(progress)));
        }
        life.former().forget();
        new Folder(places.whole()).delete();
    }

    /** What was kept of it, checked before anything is touched. */
    private StoredCapability coming(Places places) {
        Path carried = places.ready().resolve(KeptFiles.DOCUMENT);
        if (Files.isRegularFile(carried)) {
            move(carried, places.document());
        }
        StoredCapability coming = Standstill.read(places.document())
                .orElseThrow(() -> Failure.of(FailureCode.NOT_FOUND, "capabilities.no-stage"));
        try {
            life.read(coming);
            return coming;
        } catch (Failure e) {
            throw Failure.of(
                    e.code(),
                    "capabilities.stage-broken",
                    Map.of("name", life.name(), "cause", e.problem().message()));
        }
    }

    /** What is kept of it now, or was before a crash. */
    private StoredCapability former(Places places) {
        try {
            if (!Files.exists(places.formerDocument())) {
                Path next = places.whole().resolve("former.json.new");
                Files.write(next, Wire.mapper().writeValueAsBytes(life.stored()));
                Files.move(next, places.formerDocument(), StandardCopyOption.ATOMIC_MOVE);
            }
            return Wire.mapper().readValue(Files.readAllBytes(places.formerDocument()), StoredCapability.class);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void bringIn(Places places, StoredCapability coming, StoredCapability former, Progress progress) {
        power.pause(new Share(progress, 0, 20));
        progress.step(20, "capabilities.step.swap");
        if (Files.isDirectory(places.ready())) {
            if (Files.isDirectory(life.folder()) && !Files.exists(places.formerFolder())) {
                move(life.folder(), places.formerFolder());
            }
            move(places.ready(), life.folder());
        }
        boolean wasThere = former.installed();
        life.keep(stored -> stored.withInstalled(true)
                .withSettings(Life.json(life.read(coming)), life.form())
                .withEnabled(wasThere ? former.enabled() : coming.enabled())
                .withWantPublished(wasThere ? former.wantPublished() : coming.wantPublished()));
        life.components().install(life.site(), new Share(progress, 30, 60));
        if (life.stored().enabled()) {
            rules.requireWhatItNeeds(life);
            power.up(new Share(progress, 60, 95));
            announcement.renew(life.site(), new Share(progress, 95, 100));
        }
    }

    private void putBack(Places places, StoredCapability former, Undo progress) {
        power.pause(progress);
        if (Files.exists(places.formerFolder())) {
            new Folder(life.folder()).delete();
            move(places.formerFolder(), life.folder());
        } else if (!former.installed() && !Files.exists(places.ready())) {
            new Folder(life.folder()).delete();
        }
        life.keep(stored -> former);
        if (former.enabled()) {
            power.bringBack(progress);
        }
        new Folder(places.whole()).delete();
    }

    private void move(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Failure failure(IOException e) {
        return Failure.of(
                FailureCode.UNAVAILABLE,
                "capabilities.not-swapped",
                Map.of("name", life.name(), "cause", String.valueOf(e)));
    }
}
