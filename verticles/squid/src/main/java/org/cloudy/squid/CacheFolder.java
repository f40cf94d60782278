package org.cloudy.squid;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.jobs.Progress;
import org.cloudy.platform.store.FullDisk;

/** The folders of the cache, which Squid makes itself, once, and the room that the disk has for them. */
final class CacheFolder implements Component<SquidSettings> {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final long MEGABYTE = 1024L * 1024;
    /** What Squid makes last; without it the making was cut short, and is to be taken up. */
    private static final String LAST = SquidConfiguration.CACHE + "/0F/FF";

    /** Below this Squid cannot even keep its index. */
    private static final long LEAST_MEGABYTES = 64;

    @Override
    public String name() {
        return SquidConfiguration.CACHE;
    }

    @Override
    public void enable(Site<SquidSettings> site, Progress progress) {
        if (Files.isDirectory(site.folder().resolve(LAST))) {
            return;
        }
        CommandResult result = site.host()
                .run(new Command(
                        SquidConfiguration.makeCache(site.settings()),
                        DEADLINE,
                        site.folder(),
                        SquidConfiguration.ACCOUNT,
                        Map.of()));
        if (!result.succeeded()) {
            result.output().forEach(progress::line);
            throw failure(result);
        }
    }

    private static Failure failure(CommandResult result) {
        String complaint = result.output().stream()
                .filter(line -> line.contains("FATAL") || line.contains("ERROR"))
                .reduce((first, last) -> last)
                .orElse("exit status " + result.exit());
        return FullDisk.in(complaint)
                .orElseGet(() -> Failure.of(
                        FailureCode.UNAVAILABLE, "capability.squid.cache.not-made", Map.of("lines", complaint)));
    }

    /** The cache fills again, and is large. */
    @Override
    public List<String> passing(Site<SquidSettings> site) {
        return List.of(SquidConfiguration.CACHE);
    }

    @Override
    public List<CheckResult> diagnose(Site<SquidSettings> site, boolean enabled) {
        try {
            long free = Files.getFileStore(site.folder()).getUsableSpace() / MEGABYTE;
            if (free < LEAST_MEGABYTES) {
                return finding(Health.CRITICAL, "full", site, free);
            }
            boolean tight = free < site.settings().cacheMegabytes() / 10;
            return finding(tight ? Health.WARNING : Health.PASSING, tight ? "tight" : "passing", site, free);
        } catch (IOException e) {
            return finding(Health.UNKNOWN, "unknown", site, 0);
        }
    }

    private List<CheckResult> finding(Health health, String what, Site<SquidSettings> site, long free) {
        Map<String, String> args =
                Map.of("free", "" + free, "cache", "" + site.settings().cacheMegabytes());
        return List.of(new CheckResult(
                name(),
                Messages.everywhere("capability.squid.cache.title"),
                health,
                Messages.everywhere("capability.squid.cache." + what, args),
                false));
    }
}
