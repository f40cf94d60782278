package org.cloudy.platform;

import io.vertx.core.Deployable;
import io.vertx.core.Future;

/**
 * Something that a node can do. It is found by {@link java.util.ServiceLoader}, so that a jar on the class path is enough to
 * add one.
 */
public interface Capability {
    /** What it is made of: a declaration, the same at every call, without side effects. */
    Descriptor<?> describe();

    /** What it does beyond the declaration, deployed while it is switched on; by default nothing. */
    default Deployable verticle(NodeContext node) {
        return context -> Future.succeededFuture();
    }
}
