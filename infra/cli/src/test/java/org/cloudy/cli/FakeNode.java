package org.cloudy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/** A node as its clients see it: a unix socket that speaks the frames of the Vert.x event-bus bridge. */
public final class FakeNode implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerSocketChannel server;
    private final Thread acceptor;
    private final Map<String, BiConsumer<JsonNode, Client>> handlers = new ConcurrentHashMap<>();
    private final Queue<String> registered = new ConcurrentLinkedQueue<>();
    private final Map<String, JsonNode> asked = new ConcurrentHashMap<>();

    /** Who asked, and how it is answered. */
    public record Client(DataOutputStream out, String replyAddress) {
        /** Sends any frame. */
        public synchronized void send(String json) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            try {
                out.writeInt(bytes.length);
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Sends bytes that are no frame. */
        public synchronized void sendRaw(byte[] bytes) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Closes the connection. */
        public void hangUp() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Publishes an event to this client. */
        public void tell(String topic, String event) {
            send("{\"type\":\"message\",\"address\":\"" + topic + "\",\"send\":false,\"body\":" + event + "}");
        }

        void reply(String body) {
            send("{\"type\":\"message\",\"address\":\"" + replyAddress + "\",\"headers\":{},\"send\":true,\"body\":"
                    + body + "}");
        }

        void fail(int code, String type, String message) {
            ObjectNode frame = JSON.createObjectNode()
                    .put("type", "err")
                    .put("address", replyAddress)
                    .put("sourceAddress", "asked")
                    .put("failureCode", code)
                    .put("failureType", type)
                    .put("message", message);
            send(frame.toString());
        }
    }

    public FakeNode(Path data) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(data.resolve("cloudy.sock")));
        acceptor = Thread.ofVirtual().start(this::accept);
    }

    /** Answers a call with a reply. */
    public FakeNode answering(String address, String reply) {
        return handling(address, (request, client) -> client.reply(reply));
    }

    /** Answers a call with a failure. */
    public FakeNode failing(String address, int code, String problem) {
        return handling(address, (request, client) -> client.fail(code, "RECIPIENT_FAILURE", problem));
    }

    /** Does anything with a call. */
    public FakeNode handling(String address, BiConsumer<JsonNode, Client> handler) {
        handlers.put(address, handler);
        return this;
    }

    /** The last request that a call got. */
    public JsonNode asked(String address) {
        return asked.getOrDefault(address, JSON.nullNode());
    }

    /** The addresses that clients listened to. */
    public Queue<String> registered() {
        return registered;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
            registered.clear();
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            while (true) {
                JsonNode frame = JSON.readTree(in.readNBytes(in.readInt()));
                take(frame, new Client(out, frame.path("replyAddress").asText()));
            }
        } catch (EOFException | ClosedChannelException e) {
            // The client has what it wanted, or the test hung up.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(JsonNode frame, Client client) {
        String address = frame.path("address").asText();
        switch (frame.path("type").asText()) {
            case "send" -> {
                asked.put(address, frame.path("body"));
                BiConsumer<JsonNode, Client> handler = handlers.get(address);
                if (handler == null) {
                    client.send("{\"type\":\"err\",\"message\":\"access_denied\"}");
                } else {
                    handler.accept(frame.path("body"), client);
                }
            }
            case "register" -> {
                registered.add(address);
                BiConsumer<JsonNode, Client> handler = handlers.get("register " + address);
                if (handler != null) {
                    handler.accept(frame, client);
                }
            }
            case "ping" -> client.send("{\"type\":\"pong\"}");
            default -> client.send("{\"type\":\"err\",\"message\":\"unknown_type\"}");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            // Until it has left accept, the kernel still takes connections.
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
