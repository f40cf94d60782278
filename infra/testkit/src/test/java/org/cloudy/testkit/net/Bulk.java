package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;

/** Sends a megabyte to each who connects: {@code PORT}; or takes it and prints how many kilobits came in a second: {@code PORT SERVER}. */
final class Bulk {
    private static final int SIZE = 1_000_000;
    private static final int BITS = 8;

    private Bulk() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        if (args.length > 1) {
            take(args[1], port);
            return;
        }
        try (ServerSocket server = new ServerSocket(port)) {
            System.out.println("ready");
            while (true) {
                try (Socket socket = server.accept();
                        OutputStream out = socket.getOutputStream()) {
                    out.write(new byte[SIZE]);
                }
            }
        }
    }

    private static void take(String server, int port) throws IOException {
        try (Socket socket = new Socket(server, port);
                InputStream in = socket.getInputStream()) {
            in.readNBytes(1);
            Instant first = Instant.now();
            int rest = in.readAllBytes().length;
            long millis = Math.max(1, Duration.between(first, Instant.now()).toMillis());
            System.out.println((long) rest * BITS / millis);
        }
    }
}
