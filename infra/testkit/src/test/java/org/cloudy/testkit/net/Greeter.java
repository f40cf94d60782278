package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says hello to each who connects: {@code PORT}; or connects and prints what is said: {@code PORT SERVER}. */
final class Greeter {
    private Greeter() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        if (args.length > 1) {
            try (Socket socket = new Socket(args[1], port)) {
                System.out.println(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            }
            return;
        }
        try (ServerSocket server = new ServerSocket(port)) {
            System.out.println("ready");
            while (true) {
                try (Socket socket = server.accept();
                        OutputStream out = socket.getOutputStream()) {
                    out.write("hello".getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    }
}
