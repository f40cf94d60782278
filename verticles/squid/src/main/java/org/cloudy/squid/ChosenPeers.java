package org.cloudy.squid;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.bus.squid.PeerRelation;

/** The proxies that the owner chose to ask, whether they are there now or not; a file in the capability's folder. Blocks. */
final class ChosenPeers {
    private static final TypeReference<List<Choice>> CHOICES = new TypeReference<>() {};
    private static final String NAME = "peers.json";

    private final Path path;

    /** One of them; {@code name} is what it was announced as. */
    record Choice(NodeId node, String name, PeerRelation relation) {}

    ChosenPeers(Path folder) {
        this.path = folder.resolve(NAME);
    }

    /** By their nodes, in the order in which they were chosen. */
    Map<NodeId, Choice> read() {
        try {
            List<Choice> choices = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    ? Wire.mapper().readValue(Files.readAllBytes(path), CHOICES)
                    : List.of();
            return choices.stream()
                    .collect(Collectors.toMap(
                            Choice::node, Function.identity(), (first, second) -> second, LinkedHashMap::new));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Keeps these, at once and whole. */
    void write(Map<NodeId, Choice> choices) {
        Path candidate = path.resolveSibling(NAME + ".new");
        try {
            Files.write(candidate, Wire.mapper().writeValueAsBytes(choices.values()));
            Files.move(candidate, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static Failure refused(IOException cause) {
        return Failure.of(
                FailureCode.UNAVAILABLE,
                "capability.squid.peers-unwritable",
                Map.of("cause", String.valueOf(cause.getMessage())));
    }
}
