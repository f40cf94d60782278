package org.cloudy.node;

import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import org.cloudy.platform.NodeConfig;

/** How the node's event loops are: by the kernel's own event queue where there is one, and few. */
final class VertxSetup {
    private static final int MOST_EVENT_LOOPS = 8;

    private VertxSetup() {}

    static VertxOptions options(NodeConfig config) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(Math.clamp(processors, 2, MOST_EVENT_LOOPS))
                .setFileSystemOptions(new FileSystemOptions()
                        .setFileCacheDir(
                                config.data().resolve("tmp").resolve("files").toString()));
    }
}
