package org.cloudy.backup;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.cloudy.bus.Caller;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityList;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.capabilities.KeptFiles;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.capabilities.TakeBack;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.jobs.JobKind;
import org.cloudy.platform.jobs.Jobs;

/** A manager of one capability, {@code site}, that writes down what it was asked. */
final class FakeManager {
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** What it is asked for stays undone until this is open. */
    volatile CountDownLatch gate = new CountDownLatch(0);
    /** Whether it writes down what it keeps of a capability, as it should. */
    volatile boolean careful = true;

    private final Path folder;
    private final Jobs jobs;
    private final JobKind<CapabilityName> kind;

    FakeManager(Path data, Jobs jobs) {
        this.folder = data.resolve("capabilities/site");
        this.jobs = jobs;
        this.kind = new JobKind<>(
                "fake.work",
                CapabilityName.class,
                name -> Text.verbatim(name.name()),
                JobKind.Recovery.FAIL,
                (name, progress) -> gate.await());
        jobs.register(kind);
    }

    Future<?> serve(EventBus bus) {
        return Future.all(
                CapabilitiesContract.LIST.serve(bus, nothing -> Future.succeededFuture(list())),
                CapabilitiesContract.KEPT_FILES.serve(bus, which -> Future.succeededFuture(kept(which))),
                CapabilitiesContract.HOLD.serve(bus, (CapabilityName which) -> work("hold", careful)),
                CapabilitiesContract.RELEASE.serve(bus, (CapabilityName which) -> work("release", false)),
                CapabilitiesContract.TAKE_BACK.serve(
                        bus,
                        (TakeBack wanted) -> work("take back " + wanted.stage().replaceAll("-.*", ""), false)),
                CapabilitiesContract.ACT.serve(
                        bus, (ActionRequest wanted) -> work(wanted.action().name(), false)));
    }

    private Future<Job> work(String what, boolean document) {
        asked.add(what);
        try {
            Path file = folder.resolve(KeptFiles.DOCUMENT);
            if (document) {
                Files.writeString(file, "{}");
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Future.succeededFuture(jobs.submit(kind, "fake:" + asked.size(), new CapabilityName(what), Caller.NODE));
    }

    private KeptFiles kept(CapabilityName which) {
        return new KeptFiles(which.name(), which.name().equals("site"), folder.toString(), List.of(), List.of("tmp"));
    }

    private static CapabilityList list() {
        Text text = new Text(Map.of("en", "Web site", "es", "Sitio web", "ca", "Lloc web"));
        return new CapabilityList(List.of(new CapabilitySummary(
                "site",
                text,
                text,
                MenuGroup.COMMUNITY_CLOUD,
                "box",
                CapabilityState.RUNNING,
                false,
                Health.PASSING,
                null)));
    }
}
