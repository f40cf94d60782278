package org.cloudy.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.NodeProcess;

/** What the command line answers, as JSON. */
final class Answers {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Answers() {}

    static JsonNode json(CommandLine.Result result) {
        return parsed(result.expectSuccess().out());
    }

    /** Why a command failed, as it tells a script. */
    static JsonNode problem(CommandLine.Result result) {
        return parsed(result.err());
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    static List<JsonNode> list(CommandLine.Result result) {
        return StreamSupport.stream(json(result).spliterator(), false).toList();
    }

    static List<JsonNode> services(NodeProcess node, String... options) {
        return list(node, "services", options);
    }

    static List<JsonNode> nodes(NodeProcess node) {
        return list(node, "nodes");
    }

    static List<String> names(List<JsonNode> things) {
        return things.stream().map(thing -> thing.path("name").asText()).toList();
    }

    private static List<JsonNode> list(NodeProcess node, String command, String... options) {
        String[] words = new String[options.length + 2];
        words[0] = command;
        words[1] = "--json";
        System.arraycopy(options, 0, words, 2, options.length);
        return list(node.cloudy(words));
    }
}
