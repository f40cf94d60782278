package org.cloudy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/** What a command printed and exited with. */
record Ran(int code, String out, String err) {
    /** The moment at which all test commands run. */
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(out);
    }

    /** A command line that is put together and run in this JVM. */
    static final class Line {
        private final Map<String, String> environment = new HashMap<>(Map.of("LANG", "C.UTF-8"));
        private final Queue<String> passwords = new ArrayDeque<>();
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private String input = "";
        private boolean terminal;
        private boolean screen;
        private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

        Line(Path data) {
            environment.put("CLOUDY_DATA", data.toString());
        }

        Line with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** Somebody sits at a terminal and types this. */
        Line typing(String typed) {
            input = typed;
            terminal = true;
            return this;
        }

        /** Something else writes this to the command. */
        Line piping(String written) {
            input = written;
            return this;
        }

        /** Ten seconds go by each time that somebody looks at the clock. */
        Line hurried() {
            AtomicInteger looks = new AtomicInteger();
            clock = new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return NOW.plusSeconds(10L * looks.getAndIncrement());
                }
            };
            return this;
        }

        /** Somebody reads the results at once. */
        Line onScreen() {
            screen = true;
            return this;
        }

        Line typingPasswords(String... typed) {
            passwords.addAll(List.of(typed));
            terminal = true;
            return this;
        }

        Ran run(String... args) {
            int code = Commands.run(surroundings(), args);
            return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }

        /** All that went to standard output and standard error. */
        String printed() {
            return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        }

        Surroundings surroundings() {
            return new Surroundings(
                    environment,
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    terminal,
                    screen,
                    false,
                    prompt -> Optional.ofNullable(passwords.poll()),
                    clock);
        }
    }
}
