package org.cloudy.upkeep;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudy.platform.jobs.Progress;

/** How far dpkg is, from what it writes: each package is unpacked and then set up. */
final class InstallProgress {
    private static final Pattern STEP = Pattern.compile("(Unpacking|Setting up) ([a-z0-9][a-z0-9+.:-]{1,119}) .*");
    /** What is left for what follows. */
    private static final long MOST_PERCENT = 90;

    private final Progress progress;
    private final long packages;
    private final Set<String> steps = new HashSet<>();

    InstallProgress(Progress progress, long packages) {
        this.progress = progress;
        this.packages = packages;
    }

    void line(String text) {
        progress.line(text);
        Matcher step = STEP.matcher(text);
        if (step.matches() && steps.add(step.group(1) + step.group(2))) {
            long percent = Math.min(MOST_PERCENT, MOST_PERCENT * steps.size() / (2 * packages));
            progress.step((int) percent, "upkeep.step.package", Map.of("name", step.group(2)));
        }
    }
}
