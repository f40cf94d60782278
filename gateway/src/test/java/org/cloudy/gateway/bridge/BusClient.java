package org.cloudy.gateway.bridge;

import io.vertx.core.json.JsonObject;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A plain client of the framed protocol, over TCP or a unix socket. */
final class BusClient implements Closeable {
    private final SocketChannel channel;
    private final DataInputStream in;

    private BusClient(SocketAddress address) throws IOException {
        channel = SocketChannel.open(address);
        in = new DataInputStream(Channels.newInputStream(channel));
    }

    static BusClient tcp(int port) throws IOException {
        return new BusClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    static BusClient unix(Path socket) throws IOException {
        return new BusClient(UnixDomainSocketAddress.of(socket));
    }

    void send(JsonObject frame) throws IOException {
        byte[] text = frame.encode().getBytes(StandardCharsets.UTF_8);
        raw(ByteBuffer.allocate(4 + text.length).putInt(text.length).put(text).array());
    }

    void raw(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** The next frame. */
    JsonObject next() throws IOException {
        byte[] text = new byte[in.readInt()];
        in.readFully(text);
        return new JsonObject(new String(text, StandardCharsets.UTF_8));
    }

    /** Asks, and waits for the answer. */
    JsonObject ask(String address, JsonObject body) throws IOException {
        send(Frames.send(address, body));
        return next();
    }

    /** Whether the node has ended the connection. */
    boolean isEnded() throws IOException {
        try {
            return in.read() < 0;
        } catch (EOFException e) {
            return true;
        } catch (IOException e) {
            return "Connection reset".equals(e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
