package org.cloudy.capabilities;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import java.time.Duration;
import org.cloudy.platform.NodeContext;
import org.jspecify.annotations.Nullable;

/** What a capability does beyond its declaration: deployed while it is on. Blocks. */
final class OwnVerticle {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Life<?> life;
    private final NodeContext node;
    private @Nullable String deployment;

    OwnVerticle(Life<?> life, NodeContext node) {
        this.life = life;
        this.node = node;
    }

    synchronized void deploy() {
        if (deployment == null) {
            DeploymentOptions options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
            deployment = Await.of(node.vertx().deployVerticle(life.capability().verticle(node), options), DEADLINE);
        }
    }

    synchronized void undeploy() {
        if (deployment != null) {
            String id = deployment;
            deployment = null;
            Await.of(node.vertx().undeploy(id).recover(OwnVerticle::unlessGone), DEADLINE);
        }
    }

    /** A node that goes down undeploys all at once: then it is gone already. */
    private static Future<Void> unlessGone(Throwable cause) {
        return cause instanceof IllegalStateException ? Future.succeededFuture() : Future.failedFuture(cause);
    }
}
