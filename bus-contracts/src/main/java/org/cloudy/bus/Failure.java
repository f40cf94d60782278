package org.cloudy.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.eventbus.ReplyException;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;

/**
 * Why a call failed: a code that a program can branch on and a sentence that a person can act on. The sentence is a
 * translation key with arguments, so that it is told in the reader's language; its English form travels along for scripts and
 * logs. On the wire it is the failure code (an HTTP status) and a {@link Problem} as JSON in the message.
 */
public final class Failure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Between the name of an argument and the language that its value is in. */
    private static final String IN = "@";

    private final transient Problem problem;

    private Failure(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    /**
     * What is told of a failure.
     *
     * @param code the kind
     * @param key translation key of the sentence
     * @param args values for the sentence's placeholders
     * @param message the sentence in English
     * @param fields what is wrong with single fields of the request; empty where the failure is of the whole
     */
    public record Problem(
            FailureCode code, String key, Map<String, String> args, String message, List<FieldProblem> fields) {
        /** The sentence in a language. */
        public String in(String language) {
            return Messages.find(language, key, spoken(language)).orElse(message);
        }

        private Map<String, String> spoken(String language) {
            Map<String, String> spoken = new HashMap<>(args);
            spoken.replaceAll((name, value) -> args.getOrDefault(name + IN + language, value));
            return spoken;
        }

        /** The sentence in every language. */
        public Text everywhere() {
            return Text.inEach(this::in);
        }
    }

    /** What is wrong with one field; {@code field} is its name as in the request. */
    public record FieldProblem(String field, String key, Map<String, String> args, String message) {
        /** A problem whose English sentence is looked up from its key. */
        public static FieldProblem of(String field, String key, Map<String, String> args) {
            return new FieldProblem(field, key, args, Messages.text("en", key, args));
        }

        /** The sentence in a language. */
        public String in(String language) {
            return Messages.find(language, key, args).orElse(message);
        }
    }

    /** A failure whose sentence takes no arguments. */
    public static Failure of(FailureCode code, String key) {
        return of(code, key, Map.of());
    }

    /** A failure whose sentence names things, as in {@code Map.of("port", "3128")}. */
    public static Failure of(FailureCode code, String key, Map<String, String> args) {
        return new Failure(new Problem(code, key, args, Messages.text("en", key, args), List.of()));
    }

    /** A failure whose sentence has arguments with languages: what another one said, for instance. */
    public static Failure around(FailureCode code, String key, Map<String, Text> args) {
        Map<String, String> spoken = new HashMap<>();
        args.forEach((name, text) -> {
            spoken.put(name, text.in(Messages.LANGUAGES.getFirst()));
            Messages.LANGUAGES.stream().skip(1).forEach(other -> spoken.put(name + IN + other, text.in(other)));
        });
        return of(code, key, Map.copyOf(spoken));
    }

    /** A request that was refused for some of its fields. */
    public static Failure invalid(List<FieldProblem> fields) {
        return new Failure(new Problem(
                FailureCode.INVALID,
                "failure.invalid-fields",
                Map.of(),
                Messages.text("en", "failure.invalid-fields", Map.of()),
                fields));
    }

    /** A failure that was stored or received. */
    public static Failure of(Problem problem) {
        return new Failure(problem);
    }

    /** What the sender of a call sees of any failure: its own, the bus's, or one that nobody expected. */
    public static Failure from(Throwable cause) {
        return switch (cause) {
            case Failure failure -> failure;
            case ReplyException reply ->
                switch (reply.failureType()) {
                    case RECIPIENT_FAILURE -> received(reply);
                    case TIMEOUT -> of(FailureCode.TIMEOUT, "failure.timeout");
                    case NO_HANDLERS -> of(FailureCode.UNAVAILABLE, "failure.nobody-serves");
                    default -> internal(reply);
                };
            default -> internal(cause);
        };
    }

    private static Failure internal(Throwable cause) {
        Failure failure = of(FailureCode.INTERNAL, "failure.internal", Map.of("cause", String.valueOf(cause)));
        failure.addSuppressed(cause);
        return failure;
    }

    private static Failure received(ReplyException reply) {
        try {
            return new Failure(Wire.mapper().readValue(reply.getMessage(), Problem.class));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return of(
                    FailureCode.of(reply.failureCode()),
                    "failure.received",
                    Map.of("message", String.valueOf(reply.getMessage())));
        }
    }

    public FailureCode code() {
        return problem.code();
    }

    public Problem problem() {
        return problem;
    }
}
