package org.cloudy.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The process around the node: where libraries log and keep their files. To be set before any of them is touched. */
final class Surroundings {
    private Surroundings() {}

    /** Points everything into the node's folder. */
    static void settle(Path data) {
        System.setProperty("cloudy.log", data.resolve("log").toString());
        System.setProperty("hazelcast.logging.type", "slf4j");
        // Native libraries are unpacked where nobody else can change them.
        String temporary = data.resolve("tmp").toString();
        System.setProperty("org.sqlite.tmpdir", temporary);
        System.setProperty("io.netty.native.workdir", temporary);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> LoggerFactory.getLogger(Main.class)
                .error("Nobody caught a failure of thread {}", thread.getName(), failure));
    }

    /** The machine's name, empty where it has none. */
    static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
