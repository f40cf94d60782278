package org.cloudy.platform.component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.DaemonSpec;
import org.cloudy.platform.host.DaemonState;
import org.cloudy.platform.host.DaemonStatus;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.jobs.Progress;

/**
 * A daemon of the capability. Brought up again with other arguments, or when a configuration file that it reads has changed, it
 * is restarted; otherwise it is left alone.
 */
public final class DaemonComponent<S extends Record> implements Component<S> {
    private static final int LAST_LINES = 5;

    private final String name;
    private final Function<Site<S>, DaemonSpec> spec;
    private final List<ConfigurationFile<S>> files;

    /**
     * A daemon.
     *
     * @param name of this component
     * @param spec what is run; its name is {@link Site#daemon} of this component's name
     * @param files what it reads at its start; they stand before it among the components
     */
    public DaemonComponent(String name, Function<Site<S>, DaemonSpec> spec, List<ConfigurationFile<S>> files) {
        this.name = name;
        this.spec = spec;
        this.files = List.copyOf(files);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> daemons(Site<S> site) {
        return List.of(site.daemon(name));
    }

    @Override
    public void enable(Site<S> site, Progress progress) {
        site.host().daemons().start(versioned(site));
    }

    @Override
    public void disable(Site<S> site, Progress progress) {
        site.host().daemons().stop(site.daemon(name));
    }

    @Override
    public void remove(Site<S> site, Progress progress) {
        disable(site, progress);
    }

    @Override
    public List<CheckResult> diagnose(Site<S> site, boolean enabled) {
        DaemonStatus status = site.host().daemons().status(site.daemon(name));
        boolean up = status.state() == DaemonState.RUNNING;
        Text words = enabled && !up ? words(site, status) : Text.verbatim("");
        Finding finding = new Finding(name, "component.daemon", Map.of("daemon", Text.verbatim(name), "lines", words));
        if (!enabled) {
            return up ? finding.warning("unwanted", false) : finding.passing("off");
        }
        return switch (status.state()) {
            case RUNNING -> finding.passing("passing");
            case STARTING -> finding.warning("starting", false);
            case BACKING_OFF -> finding.warning("backing-off", true);
            case FAILED -> finding.critical("failed", true);
            case STOPPED -> finding.critical("stopped", true);
        };
    }

    /** Starts it again, also where it runs: it may hang. One that is switched off stays so. */
    @Override
    public void repair(Site<S> site, Progress progress) {
        Daemons daemons = site.host().daemons();
        if (daemons.status(site.daemon(name)).state() != DaemonState.STOPPED) {
            daemons.stop(site.daemon(name));
            daemons.start(versioned(site));
        }
    }

    /** The same specification for the same configuration, and only then. */
    private DaemonSpec versioned(Site<S> site) {
        DaemonSpec plain = spec.apply(site);
        Map<String, String> environment = new HashMap<>(plain.environment());
        environment.put("CLOUDY_CONFIGURATION", digest(site));
        return plain.with(environment);
    }

    private String digest(Site<S> site) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach(file -> digest.update(file.current(site).orElse("").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Text words(Site<S> site, DaemonStatus status) {
        Text reason = status.reason();
        return reason != null
                ? reason
                : Text.verbatim(String.join("\n", site.host().daemons().log(site.daemon(name), LAST_LINES)));
    }
}
