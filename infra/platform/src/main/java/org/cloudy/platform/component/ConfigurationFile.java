package org.cloudy.platform.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.jobs.Progress;
import org.cloudy.platform.store.FullDisk;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file in the capability's folder, written from the settings. A new one takes the place of the old one at
 * once and whole, and only if the daemon's own check accepts it; one that is refused leaves the old one in force.
 */
public final class ConfigurationFile<S extends Record> implements Component<S> {
    private static final Pattern COMPLAINT = Pattern.compile(
            "fatal|error|bungled|unrecognized|invalid|unknown|cannot|not found", Pattern.CASE_INSENSITIVE);
    private static final int LAST_LINES = 5;

    private final String file;
    private final Function<Site<S>, String> text;
    private final @Nullable Check<S> check;

    /** A command that refuses, by its exit status, a configuration that the daemon would not take. */
    @FunctionalInterface
    public interface Check<S extends Record> {
        /**
         * The command for a new file.
         *
         * @param candidate name of the new file in the site's folder; the command runs in that folder
         */
        Command of(Site<S> site, String candidate);
    }

    private ConfigurationFile(String file, Function<Site<S>, String> text, @Nullable Check<S> check) {
        this.file = file;
        this.text = text;
        this.check = check;
    }

    /**
     * A file of this name, which is the component's name too.
     *
     * @param text what is in it
     */
    public static <S extends Record> ConfigurationFile<S> of(String file, Function<Site<S>, String> text) {
        return new ConfigurationFile<>(file, text, null);
    }

    /** Only what this command accepts comes into force. */
    public ConfigurationFile<S> checkedBy(Check<S> command) {
        return new ConfigurationFile<>(file, text, command);
    }

    @Override
    public String name() {
        return file;
    }

    /** @throws Failure INVALID with the check's own words if the configuration is refused */
    @Override
    public void enable(Site<S> site, Progress progress) {
        String wanted = text.apply(site);
        if (current(site).filter(wanted::equals).isPresent()) {
            return;
        }
        String candidate = file + ".new";
        Path path = site.folder().resolve(candidate);
        try {
            Files.deleteIfExists(path);
            Files.writeString(path, wanted, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            // Readable also to the account that the daemon runs as; the folder keeps others out.
            Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
            check(site, candidate, progress);
            Files.move(path, site.folder().resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            delete(path);
        }
    }

    @Override
    public void remove(Site<S> site, Progress progress) {
        delete(site.folder().resolve(file));
    }

    @Override
    public List<String> passing(Site<S> site) {
        return List.of(file);
    }

    @Override
    public List<CheckResult> diagnose(Site<S> site, boolean enabled) {
        Finding finding = new Finding(name(), "component.configuration", Map.of("file", Text.verbatim(file)));
        Optional<String> current = current(site);
        if (!enabled || current.filter(text.apply(site)::equals).isPresent()) {
            return finding.passing("passing");
        }
        return current.isPresent() ? finding.warning("changed", true) : finding.critical("missing", true);
    }

    @Override
    public void repair(Site<S> site, Progress progress) {
        if (current(site).isPresent()) {
            enable(site, progress);
        }
    }

    /** What is in force; empty if there is none. */
    Optional<String> current(Site<S> site) {
        Path path = site.folder().resolve(file);
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(new String(Files.readAllBytes(path), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void check(Site<S> site, String candidate, Progress progress) {
        if (check == null) {
            return;
        }
        CommandResult result = site.host().run(check.of(site, candidate));
        if (!result.succeeded()) {
            result.output().forEach(progress::line);
            throw Failure.of(
                    FailureCode.INVALID,
                    "component.configuration.refused",
                    Map.of("file", file, "lines", complaint(result.output())));
        }
    }

    /** What tools complain of stands among much that they only tell. */
    private static String complaint(List<String> output) {
        List<String> complaints =
                output.stream().filter(line -> COMPLAINT.matcher(line).find()).toList();
        List<String> told = complaints.isEmpty() ? output : complaints;
        return String.join("\n", told.subList(Math.max(0, told.size() - LAST_LINES), told.size()));
    }

    private Failure unwritable(IOException e) {
        return FullDisk.in(String.valueOf(e))
                .orElseGet(() -> Failure.of(
                        FailureCode.UNAVAILABLE,
                        "component.configuration.unwritable",
                        Map.of("file", file, "cause", String.valueOf(e))));
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
