package org.cloudy.load;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.Call;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.node.cluster.Membership;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeIdentity;

/** A member of a micro cloud as a node is one, with nothing on its bus but one call that gives back what it gets. */
final class BusPeer implements AutoCloseable {
    static final String NAME = "bus-peer";
    static final Call<Echo, Echo> ECHO =
            new Call<>("cloudy.load.echo", Echo.class, Echo.class, Reach.MICRO_CLOUD, Role.ANYONE);

    private final Workspace workspace;
    private final Membership membership;

    /** What goes there and back. */
    record Echo(String text) {}

    private BusPeer(Workspace workspace, Membership membership) {
        this.workspace = workspace;
        this.membership = membership;
    }

    static BusPeer join(String microCloud, int port, int other) throws IOException {
        Workspace workspace = Workspace.open();
        NodeConfig config = new NodeConfig(
                workspace.folder(),
                "load-" + port,
                "127.0.0.1",
                port,
                port,
                port,
                port,
                "127.0.0.1",
                List.of("127.0.0.1:" + other),
                microCloud);
        // Event loops as a node has them: one for each core, at least two.
        int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
        return new BusPeer(
                workspace,
                await(Membership.join(
                        config,
                        NodeIdentity.fresh().id(),
                        new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops),
                        new SimpleMeterRegistry())));
    }

    /** What runs in the other process: serves until standard input ends, that is, until the one that started it is gone. */
    static void serve(List<String> arguments) throws IOException {
        try (BusPeer peer =
                join(arguments.get(0), Integer.parseInt(arguments.get(1)), Integer.parseInt(arguments.get(2)))) {
            await(ECHO.serve(
                    peer.membership.vertx().eventBus(),
                    NodeIdentity.fresh().id(),
                    (caller, echo) -> Future.succeededFuture(echo)));
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // Nothing is asked of it here.
            }
        }
    }

    Membership membership() {
        return membership;
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(90, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        membership.close();
        await(membership.vertx().close());
        workspace.close();
    }
}
