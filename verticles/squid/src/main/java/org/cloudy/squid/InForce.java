package org.cloudy.squid;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;
import org.jspecify.annotations.Nullable;

/** Remembers where and with which settings the proxy was brought up, for what runs beside it. */
final class InForce implements Component<SquidSettings>, Supplier<Site<SquidSettings>> {
    private final AtomicReference<@Nullable Site<SquidSettings>> site = new AtomicReference<>();

    @Override
    public String name() {
        return "in-force";
    }

    @Override
    public void enable(Site<SquidSettings> now, Progress progress) {
        site.set(now);
    }

    /** @throws NullPointerException before it was brought up */
    @Override
    public Site<SquidSettings> get() {
        return Objects.requireNonNull(site.get());
    }
}
