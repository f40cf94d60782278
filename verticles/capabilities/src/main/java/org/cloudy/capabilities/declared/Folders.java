package org.cloudy.capabilities.declared;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.jobs.Progress;
import org.cloudy.platform.settings.DeclaredSettings;

/** Folders within a plugin's own, which its daemons may write to: made as their account. */
record Folders(List<String> folders, String account) implements Component<DeclaredSettings> {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "folders";
    }

    /** Already now: the owner may want to put something there before it is switched on. */
    @Override
    public void install(Site<DeclaredSettings> site, Progress progress) {
        enable(site, progress);
    }

    @Override
    public void enable(Site<DeclaredSettings> site, Progress progress) {
        folders.forEach(folder -> refuseLinks(site, folder));
        List<String> missing = folders.stream()
                .filter(folder -> !Files.isDirectory(site.folder().resolve(folder), LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("mkdir", "-p", "--"));
        command.addAll(missing);
        CommandResult made = site.host().run(new Command(command, DEADLINE, site.folder(), account, Map.of()));
        if (!made.succeeded()) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    "plugins.folder-not-made",
                    Map.of("lines", String.join(" ", made.output())));
        }
    }

    /** A link could lead a program, and what is written for it, to anywhere. */
    private static void refuseLinks(Site<DeclaredSettings> site, String folder) {
        Path path = site.folder();
        for (Path part : Path.of(folder)) {
            path = path.resolve(part);
            if (Files.isSymbolicLink(path)) {
                throw Failure.of(FailureCode.CONFLICT, "plugins.folder-is-link", Map.of("folder", path.toString()));
            }
        }
    }
}
