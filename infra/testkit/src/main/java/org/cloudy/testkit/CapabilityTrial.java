package org.cloudy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.platform.Component;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.DaemonStatus;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.settings.SettingsSchema;

/**
 * Leads a capability through its life without the manager of all plugins: its components in the same order, on a real host, in
 * a folder of its own.
 */
public final class CapabilityTrial<S extends Record> {
    private final Descriptor<S> descriptor;
    private final SettingsSchema<S> schema;
    private final Path folder;
    private final Host host;
    private final RecordedProgress progress = new RecordedProgress();
    private S settings;

    /** A trial of this capability on a node whose folder is {@code data}. */
    public CapabilityTrial(Descriptor<S> descriptor, Path data, Host host) {
        this.descriptor = descriptor;
        this.schema = descriptor.settings();
        this.folder = data.resolve("capabilities").resolve(descriptor.name());
        this.host = host;
        this.settings = descriptor.defaults();
    }

    /** What it is made of. */
    public Descriptor<S> descriptor() {
        return descriptor;
    }

    /** Where it lives now, with the settings in force. */
    public Site<S> site() {
        return new Site<>(descriptor.name(), folder, settings, "trial-node", "127.0.0.1", host);
    }

    /** What its steps told. */
    public RecordedProgress progress() {
        return progress;
    }

    /** Holds some new values against the schema and takes them; {@link #enable} brings them into force. */
    public void configure(Map<String, Object> values) {
        settings = schema.change(settings, values);
    }

    /** Makes its folder and installs its components. */
    public void install() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        descriptor.components().forEach(component -> component.install(site(), progress));
    }

    /** Enables its components. */
    public void enable() {
        descriptor.components().forEach(component -> component.enable(site(), progress));
    }

    /** Disables its components, the last one first. */
    public void disable() {
        descriptor.components().reversed().forEach(component -> component.disable(site(), progress));
    }

    /** Removes its components, the last one first, and deletes its folder. */
    public void remove() {
        descriptor.components().reversed().forEach(component -> component.remove(site(), progress));
        deleteFolder();
    }

    /**
     * Backs it up as the manager does: what is not in its folder is written there, it is switched off where its files are only whole
     * then, and on again.
     *
     * @return what its files are that are in the backup, by path
     */
    public SortedMap<String, String> backUp() {
        descriptor.components().forEach(component -> component.dump(site(), progress));
        if (descriptor.backup().down()) {
            disable();
        }
        SortedMap<String, String> files = backup().make();
        enable();
        return files;
    }

    /**
     * Puts back what was backed up, after it was removed and installed anew.
     *
     * @return what those files are now, by path
     */
    public SortedMap<String, String> putBack() {
        TrialBackup backup = backup();
        backup.putBack();
        return backup.files();
    }

    private TrialBackup backup() {
        List<String> passing = descriptor.components().stream()
                .flatMap(component -> component.passing(site()).stream())
                .distinct()
                .toList();
        return new TrialBackup(
                folder, descriptor.backup().paths(), passing, folder.resolveSibling(descriptor.name() + ".tar"));
    }

    /** What its checks find. */
    public List<CheckResult> diagnose(boolean enabled) {
        return descriptor.components().stream()
                .flatMap(component -> component.diagnose(site(), enabled).stream())
                .toList();
    }

    /** What it announces. */
    public List<Publication> announcements() {
        return descriptor.components().stream()
                .flatMap(component -> component.announcements(site()).stream())
                .toList();
    }

    /** The DNS-SD types that it says it announces. */
    public List<String> serviceTypes() {
        return descriptor.components().stream()
                .map(Component::serviceTypes)
                .flatMap(List::stream)
                .toList();
    }

    /** How its daemons are. */
    public List<DaemonStatus> daemons() {
        return descriptor.components().stream()
                .flatMap(component -> component.daemons(site()).stream())
                .distinct()
                .map(host.daemons()::status)
                .toList();
    }

    /** Its folder. */
    public Path folder() {
        return folder;
    }

    /** Ends what a test that failed half way left running. */
    public void end() {
        daemons().forEach(daemon -> host.daemons().stop(daemon.name()));
    }

    private void deleteFolder() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(folder).as("the capability's folder").doesNotExist();
    }
}
