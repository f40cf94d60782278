package org.cloudy.bus;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes the <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI 3.0</a> document of the bus, from the
 * point of view of a node: it receives requests and sends events.
 */
final class AsyncApi {
    private static final String FAILURE = "failure";

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final RecordSchemas schemas = new RecordSchemas();
    private final Comments comments;
    private final ObjectNode channels;
    private final ObjectNode operations;

    private AsyncApi(String version, Comments comments) {
        this.comments = comments;
        document.put("asyncapi", "3.0.0");
        ObjectNode info = document.putObject("info");
        info.put("title", "Cloudy");
        info.put("version", version);
        info.put(
                "description",
                "Calls and events on the event bus of a node. A reply is the record that is told here, or a"
                        + " failure: its code is an HTTP status, its message a Problem as JSON text.");
        info.putObject("license")
                .put("name", "AGPL-3.0-or-later")
                .put("url", "https://www.gnu.org/licenses/agpl-3.0.html");
        document.put("defaultContentType", "application/json");
        this.channels = document.putObject("channels");
        this.operations = document.putObject("operations");
    }

    /** Takes the version, the folder of the sources and the file to write. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[2]);
        Files.createDirectories(file.getParent());
        ObjectNode document = of(args[0], Path.of(args[1]));
        Files.write(
                file, Wire.mapper().writer(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(document));
    }

    /** The document of all contracts; what they promise is told in the words of their sources. */
    static ObjectNode of(String version, Path sources) throws IOException {
        AsyncApi api = new AsyncApi(version, Comments.in(sources));
        Contracts.CALLS.forEach(api::add);
        Contracts.TOPICS.forEach(api::add);
        return api.finished();
    }

    private void add(Call<?, ?> call) {
        String address = call.address();
        message(channel(address, address), "request", call.request());
        ObjectNode replies = channel(address + ".reply", null);
        message(replies, "reply", call.reply());
        message(replies, FAILURE, Failure.Problem.class);
        ObjectNode operation = operation(address, "receive", call.reach(), call.role());
        operation.putArray("messages").add(reference("#/channels/" + address + "/messages/request"));
        ObjectNode reply = operation.putObject("reply");
        reply.set("channel", reference("#/channels/" + address + ".reply"));
        ArrayNode messages = reply.putArray("messages");
        messages.add(reference("#/channels/" + address + ".reply/messages/reply"));
        messages.add(reference("#/channels/" + address + ".reply/messages/" + FAILURE));
    }

    private void add(Topic<?> topic) {
        String address = topic.address();
        message(channel(address, address), "event", topic.event());
        operation(address, "send", topic.reach(), topic.role())
                .putArray("messages")
                .add(reference("#/channels/" + address + "/messages/event"));
    }

    private ObjectNode channel(String name, @org.jspecify.annotations.Nullable String address) {
        ObjectNode channel = channels.putObject(name);
        channel.put("address", address);
        return channel.putObject("messages");
    }

    private void message(ObjectNode messages, String name, Class<? extends Record> type) {
        messages.putObject(name).put("name", type.getSimpleName()).set("payload", schemas.reference(type));
    }

    private ObjectNode operation(String address, String action, Reach reach, Role role) {
        ObjectNode operation = operations.putObject(address);
        operation.put("action", action);
        operation.set("channel", reference("#/channels/" + address));
        operation.put("description", comments.of(address));
        operation.put("x-reach", reach.name().toLowerCase(Locale.ROOT));
        operation.put("x-role", role.name().toLowerCase(Locale.ROOT));
        return operation;
    }

    private ObjectNode finished() {
        document.putObject("components").set("schemas", schemas.all());
        return document;
    }

    private static ObjectNode reference(String to) {
        return JsonNodeFactory.instance.objectNode().put("$ref", to);
    }
}
