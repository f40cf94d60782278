package org.cloudy.snmp;

import java.util.Objects;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;
import org.jspecify.annotations.Nullable;

/** Hands the settings that come into force on to the collector. */
final class Live implements Component<SnmpSettings> {
    private volatile @Nullable Site<SnmpSettings> site;

    @Override
    public String name() {
        return "collector";
    }

    @Override
    public void enable(Site<SnmpSettings> site, Progress progress) {
        this.site = site;
    }

    /** Where the capability lives now; it was brought up by then. */
    Site<SnmpSettings> site() {
        return Objects.requireNonNull(site, "the collector runs ahead of its settings");
    }
}
