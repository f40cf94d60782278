package org.cloudy.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Call;
import org.cloudy.bus.Contracts;
import org.cloudy.bus.Wire;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.cloudy.cli.bus.BusConnection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes any call of the bus: what it takes and gives is JSON. */
@Command
public final class CallCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 1 << 20;

    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "ADDRESS",
            descriptionKey = "cloudy.call.address",
            completionCandidates = Addresses.class)
    private String address = "";

    @Parameters(index = "1", paramLabel = "JSON", arity = "0..1", descriptionKey = "cloudy.call.request")
    private String request = "{}";

    /** The addresses of all calls, for completion. */
    static final class Addresses extends Choices {
        @Serial
        private static final long serialVersionUID = 1L;

        Addresses() {
            super(Contracts.CALLS.stream().map(Call::address).toList());
        }
    }

    public CallCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        JsonNode body = body();
        try (BusConnection node = cloudy.connect()) {
            JsonNode reply = node.ask(address, body);
            return cloudy.show(reply, reply::toPrettyString);
        }
    }

    private JsonNode body() throws IOException {
        String text = request.equals("-")
                ? new String(cloudy.surroundings().in().readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                : request;
        try {
            JsonNode body = strict().readTree(text);
            if (body.isObject()) {
                return body;
            }
            throw wrong(text);
        } catch (JsonProcessingException e) {
            throw wrong(e.getOriginalMessage());
        }
    }

    private static ObjectReader strict() {
        return Wire.mapper().reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private UsageError wrong(String reason) {
        return new UsageError(
                Objects.requireNonNull(spec).commandLine(), cloudy.texts().of("cli.usage.json", "reason", reason));
    }
}
