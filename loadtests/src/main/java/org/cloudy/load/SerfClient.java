package org.cloudy.load;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/**
 * A connection to a serf agent's RPC port: MessagePack objects, a header and where needed a body, as serf's documentation of
 * its RPC protocol says. For one thread.
 */
final class SerfClient implements AutoCloseable {
    // Its parsers would share one buffer for all connections that a thread opened.
    private final ObjectMapper mapper = new ObjectMapper(
            new MessagePackFactory().setReuseResourceInParser(false).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET));
    private final Socket socket;
    private final JsonParser answers;
    private int sequence;

    /** A member as an agent sees it. */
    record Member(String name, String status, String service) {
        boolean isAlive() {
            return status.equals("alive");
        }
    }

    SerfClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        answers = mapper.getFactory().createParser(socket.getInputStream());
        ask("handshake", Map.of("Version", 1));
    }

    /** Sets the tag that stands for a published service. */
    void setService(String value) {
        try {
            ask("tags", Map.of("Tags", Map.of("service", value)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Member> members() throws IOException {
        send("members", null);
        List<Member> members = new ArrayList<>();
        for (JsonNode member : read().path("Members")) {
            members.add(new Member(
                    member.path("Name").asText(),
                    member.path("Status").asText(),
                    member.path("Tags").path("service").asText()));
        }
        return members;
    }

    private void ask(String command, Map<String, ?> body) throws IOException {
        send(command, body);
    }

    private void send(String command, @Nullable Map<String, ?> body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(mapper.writeValueAsBytes(Map.of("Command", command, "Seq", ++sequence)));
        if (body != null) {
            bytes.writeBytes(mapper.writeValueAsBytes(body));
        }
        socket.getOutputStream().write(bytes.toByteArray());
        String error = read().path("Error").asText();
        if (!error.isEmpty()) {
            throw new IOException("serf answered " + command + " with: " + error);
        }
    }

    private JsonNode read() throws IOException {
        return mapper.readTree(answers);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
