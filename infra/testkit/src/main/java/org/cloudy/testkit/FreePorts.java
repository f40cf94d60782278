package org.cloudy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports that nothing listens on, so that several test runs do not collide. */
public final class FreePorts {
    /** Below the range from which Linux gives ephemeral ports (32768), above the usual daemons. */
    private static final int FIRST = 15_000;

    private static final int LAST = 32_000;

    private FreePorts() {}

    /** The first of {@code count} adjacent ports on loopback that are free now. */
    public static int block(int count) {
        for (int attempt = 0; attempt < 200; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(FIRST, LAST - count);
            if (IntStream.range(first, first + count).allMatch(FreePorts::isFree)) {
                return first;
            }
        }
        throw new IllegalStateException("no " + count + " adjacent free ports found");
    }

    /** One free port. */
    public static int one() {
        return block(1);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port;
        } catch (java.net.BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
