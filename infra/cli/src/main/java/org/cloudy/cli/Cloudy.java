package org.cloudy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.view.Language;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.cloudy.cli.view.Times;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command: what all commands have in common. */
@Command(name = "cloudy")
public final class Cloudy implements Callable<Integer> {
    /** What the kernel takes as the path of a unix socket. */
    private static final int LONGEST_SOCKET = 107;

    private final Surroundings surroundings;
    private final Texts texts;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "cloudy.data", scope = ScopeType.INHERIT)
    private @Nullable Path data;

    @Option(names = "--json", descriptionKey = "cloudy.json", scope = ScopeType.INHERIT)
    private boolean json;

    Cloudy(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.texts = new Texts(Language.of(surroundings.environment()));
    }

    /** Without a command: what there is. */
    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(surroundings.out());
        }
        return 0;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Texts texts() {
        return texts;
    }

    public Times times() {
        return new Times(texts, surroundings.clock());
    }

    /** Whether scripts read the output. */
    public boolean isJson() {
        return json;
    }

    /** The node's folder: {@code --data}, {@code CLOUDY_DATA}, or the user's own. */
    public Path data() {
        return data != null ? data : DataFolder.of(surroundings.environment());
    }

    /** A connection to the node; UNAVAILABLE if none runs there. */
    public BusConnection connect() {
        Path socket = data().resolve("cloudy.sock");
        try {
            return BusConnection.open(socket);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            throw unreachable(socket, e);
        }
    }

    private Failure unreachable(Path socket, Exception cause) {
        String key = "cli.failure.not-running";
        if (Files.exists(socket)) {
            key = Files.isWritable(socket) ? key : "cli.failure.not-allowed";
        } else if (Files.isDirectory(data()) && !Files.isExecutable(data())) {
            key = "cli.failure.not-allowed";
        } else if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET) {
            key = "cli.failure.no-socket";
        }
        return Failure.of(
                FailureCode.UNAVAILABLE,
                key,
                Map.of(
                        "data", data().toString(),
                        "command", data == null ? "cloudy up" : "cloudy up --data " + data,
                        "reason", String.valueOf(cause.getMessage())));
    }

    /** Makes one call. */
    public <Q extends Record, R extends Record> Reply<R> ask(Call<Q, R> call, Q request) {
        try (BusConnection node = connect()) {
            return node.ask(call, request);
        }
    }

    /** Shows a reply: a part of it as JSON, or the whole as a person reads it. */
    public <R extends Record> int show(Reply<R> reply, String part, Function<R, String> view) {
        return show(part.isEmpty() ? reply.json() : reply.json().path(part), () -> view.apply(reply.value()));
    }

    /** Shows a result as JSON or as a person reads it. */
    public int show(JsonNode result, Supplier<String> view) {
        surroundings.out().println(json ? text(result) : view.get());
        return 0;
    }

    /** A table that fits the terminal, or a sentence in its place if it has no rows. */
    public String table(Table table, String emptyKey) {
        return table.isEmpty() ? texts.of(emptyKey) : table.in(surroundings.width());
    }

    /** JSON on one line. */
    public static String text(JsonNode json) {
        try {
            return Wire.mapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
