package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * The questions of RFC 3489, section 10, in few words: from where is a packet seen, and from where does an answer come through. To
 * be started on hosts: {@code server OTHER_SERVER}, or {@code client PORT SERVER OTHER_SERVER}.
 */
final class Stun {
    private static final int PORT = 3478;
    private static final int OTHER_PORT = 3479;
    private static final int ERRANDS = 4000;
    private static final String NOTHING = "nothing";
    private static final int MILLISECONDS = 2_500;

    private Stun() {}

    public static void main(String[] args) throws IOException {
        if (args[0].equals("server")) {
            serve(new InetSocketAddress(args[1], ERRANDS));
        } else {
            ask(Integer.parseInt(args[1]), args[2], args[3]);
        }
    }

    private static void serve(InetSocketAddress otherServer) throws IOException {
        try (DatagramSocket main = new DatagramSocket(PORT);
                DatagramSocket other = new DatagramSocket(OTHER_PORT);
                DatagramSocket errands = new DatagramSocket(ERRANDS)) {
            Thread.ofPlatform().daemon().start(() -> loop(other, (question, from) -> send(other, told(from), from)));
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> loop(errands, (client, from) -> send(main, "address", parsed(client))));
            System.out.println("ready");
            loop(main, (question, from) -> {
                switch (question) {
                    case "port" -> send(other, "port", from);
                    case "address" -> send(errands, told(from), otherServer);
                    default -> send(main, told(from), from);
                }
            });
        }
    }

    private interface Handler {
        void handle(String text, InetSocketAddress from) throws IOException;
    }

    private static void loop(DatagramSocket socket, Handler handler) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[100], 100);
                socket.receive(packet);
                handler.handle(text(packet), (InetSocketAddress) packet.getSocketAddress());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ask(int port, String server, String otherServer) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(port)) {
            socket.setSoTimeout(MILLISECONDS);
            String seen = answer(socket, "seen", new InetSocketAddress(server, PORT));
            String fromAddress = heard(answer(socket, "address", new InetSocketAddress(server, PORT)));
            String fromPort = heard(answer(socket, "port", new InetSocketAddress(server, PORT)));
            String seenByPort = answer(socket, "seen", new InetSocketAddress(server, OTHER_PORT));
            String seenByAddress = answer(socket, "seen", new InetSocketAddress(otherServer, PORT));
            System.out.println(String.join(" ", seen, seenByPort, seenByAddress, fromAddress, fromPort));
        }
    }

    private static String answer(DatagramSocket socket, String question, InetSocketAddress to) throws IOException {
        send(socket, question, to);
        try {
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            socket.receive(packet);
            return text(packet);
        } catch (SocketTimeoutException e) {
            return NOTHING;
        }
    }

    private static String heard(String answer) {
        return answer.equals(NOTHING) ? "no" : "yes";
    }

    private static void send(DatagramSocket socket, String text, InetSocketAddress to) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
    }

    private static String told(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static InetSocketAddress parsed(String told) throws IOException {
        String[] parts = told.split(":", -1);
        return new InetSocketAddress(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
    }
}
