package org.cloudy.capabilities;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;

/** A capability of two components whose verticle writes down when it comes and goes. */
final class FakeProxy implements Capability {
    final Journal journal = new Journal();
    private final String name;
    private final String[] requires;
    private final ProxySettings defaults;

    FakeProxy(String name, String... requires) {
        this(name, ProxySettings.DEFAULTS, requires);
    }

    /** One that does not want the port of all others. */
    FakeProxy(String name, ProxySettings defaults, String... requires) {
        this.name = name;
        this.requires = requires;
        this.defaults = defaults;
    }

    @Override
    public Descriptor<?> describe() {
        return Descriptor.named(name, defaults)
                .shownIn(MenuGroup.NETWORK_SERVICES, "globe2")
                .requires(requires)
                .with(new Recorded("files", journal))
                .with(new Recorded("daemon", journal))
                .build();
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new Deployable() {
            @Override
            public Future<?> deploy(Context context) {
                journal.write("deploy");
                return Future.succeededFuture();
            }

            @Override
            public Future<?> undeploy(Context context) {
                journal.write("undeploy");
                return Future.succeededFuture();
            }
        };
    }
}
