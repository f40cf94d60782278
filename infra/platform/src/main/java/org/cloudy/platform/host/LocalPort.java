package org.cloudy.platform.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.stream.Stream;

/** A TCP port of this machine. */
final class LocalPort {
    private static final int PATIENCE_MS = 250;

    private LocalPort() {}

    /** Whether somebody listens there, on any address of the machine. */
    static boolean answers(int port) {
        return Stream.concat(Stream.of(InetAddress.getLoopbackAddress()), addresses())
                .anyMatch(address -> answers(address, port));
    }

    private static Stream<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList().stream();
        } catch (SocketException e) {
            return Stream.empty();
        }
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
