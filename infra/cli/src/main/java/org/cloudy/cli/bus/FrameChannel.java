package org.cloudy.cli.bus;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A unix socket that carries frames, with a deadline on every wait. For one thread. */
final class FrameChannel implements AutoCloseable {
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Frames frames = new Frames();
    private final ByteBuffer buffer = ByteBuffer.allocate(32 * 1024);

    private FrameChannel(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.key = channel.configureBlocking(false).register(selector, SelectionKey.OP_READ);
    }

    static FrameChannel connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        try {
            return new FrameChannel(channel, Selector.open());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends a frame; fails if the node does not take it in time. */
    void write(byte[] json, Duration deadline) throws IOException {
        ByteBuffer frame = Frames.frame(json);
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            channel.write(frame);
            if (!frame.hasRemaining()) {
                return;
            }
            if (!ready(SelectionKey.OP_WRITE, end)) {
                throw new IOException("the node takes nothing");
            }
        }
    }

    /**
     * The JSON of the next frame; empty if none came in time.
     *
     * @throws EOFException if the node has closed the connection
     */
    Optional<byte[]> read(Duration wait) throws IOException {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            Optional<byte[]> frame = frames.next();
            if (frame.isPresent()) {
                return frame;
            }
            if (!ready(SelectionKey.OP_READ, end)) {
                return Optional.empty();
            }
            if (channel.read(buffer) < 0) {
                throw new EOFException("the node has closed the connection");
            }
            frames.append(buffer.flip());
            buffer.clear();
        }
    }

    private boolean ready(int operation, long end) throws IOException {
        key.interestOps(operation);
        while (true) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return selector.selectNow(selected -> {}) > 0;
            }
            if (selector.select(selected -> {}, millis) > 0) {
                return true;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted");
            }
        }
    }

    @Override
    public void close() {
        try (channel;
                selector) {
            key.cancel();
        } catch (IOException e) {
            // There is nobody left to whom it matters.
            key.cancel();
        }
    }
}
