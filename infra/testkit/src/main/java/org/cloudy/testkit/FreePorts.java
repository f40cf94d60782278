package org.cloudy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nothing listens on, TCP or UDP. Each is given once: it is marked as this JVM's own until that ends, so that no other test,
 * in this run or in one beside it, gets it before somebody listens there.
 */
public final class FreePorts {
    /** Below the range from which Linux gives ephemeral ports (32768), above the usual daemons. */
    private static final int FIRST = 15_000;

    private static final int LAST = 32_000;

    /** A mark is a listener on an address of the loopback network that nothing else uses. */
    public static final String MARKS = "127.83.7.1";

    /** On ports that nobody asks here for, for a mark would be in the way of who listens on all addresses. */
    private static final int MARK = LAST - FIRST;

    /** Never closed: the end of the JVM does that. */
    private static final List<ServerSocket> MARKED = new ArrayList<>();

    private FreePorts() {}

    /** The first of {@code count} adjacent ports on loopback that are free now. */
    public static synchronized int block(int count) {
        for (int attempt = 0; attempt < 200; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(FIRST, LAST - count);
            if (take(first, count)) {
                return first;
            }
        }
        throw new IllegalStateException("no " + count + " adjacent free ports found");
    }

    /** One free port. */
    public static int one() {
        return block(1);
    }

    private static boolean take(int first, int count) {
        List<ServerSocket> marks = new ArrayList<>();
        for (int port = first; port < first + count; port++) {
            Optional<ServerSocket> mark = isFree(port) ? mark(port) : Optional.empty();
            if (mark.isEmpty()) {
                marks.forEach(FreePorts::close);
                return false;
            }
            marks.add(mark.get());
        }
        return MARKED.addAll(marks);
    }

    private static boolean isFree(int port) {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (ServerSocket tcp = new ServerSocket(port, 1, here.getAddress());
                DatagramSocket udp = new DatagramSocket(here)) {
            return tcp.getLocalPort() == udp.getLocalPort();
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ServerSocket> mark(int port) {
        try {
            return Optional.of(new ServerSocket(port + MARK, 1, InetAddress.getByName(MARKS)));
        } catch (BindException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(ServerSocket mark) {
        try {
            mark.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
