package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints what is said in two groups, one of each version of IP; with an argument it says that to both and ends. */
final class Group {
    private static final int PORT = 5354;

    private Group() {}

    public static void main(String[] args) throws IOException {
        List<InetAddress> groups = List.of(InetAddress.getByName("239.1.2.3"), InetAddress.getByName("ff02::1234"));
        NetworkInterface card = NetworkInterface.getByName("eth0");
        try (MulticastSocket socket = new MulticastSocket(PORT)) {
            socket.setNetworkInterface(card);
            if (args.length > 0) {
                for (InetAddress group : groups) {
                    byte[] words = (args[0] + " over " + version(group)).getBytes(StandardCharsets.US_ASCII);
                    socket.send(new DatagramPacket(words, words.length, group, PORT));
                }
                return;
            }
            groups.forEach(group -> join(socket, group, card));
            System.out.println("ready");
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[100], 100);
                socket.receive(packet);
                System.out.println(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII));
            }
        }
    }

    private static String version(InetAddress group) {
        return group instanceof Inet4Address ? "IPv4" : "IPv6";
    }

    private static void join(MulticastSocket socket, InetAddress group, NetworkInterface card) {
        try {
            socket.joinGroup(new InetSocketAddress(group, PORT), card);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
