package org.cloudy.load;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Wire;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.HostProcess;
import org.jspecify.annotations.Nullable;

/**
 * A process on a host of a network: a member of the micro cloud that writes down again and again who the others are and how far it
 * is from them, as it tells its owner. Its arguments: folder, name, micro cloud, own address, milliseconds from line to line,
 * addresses of members. Ends with its host.
 */
public final class RttMember {
    static final int PORT = 5701;

    /** Two lines about twenty others fit. */
    private static final int LONGEST_LINES = 8_192;

    private RttMember() {}

    /** What one node says of the ways to the others, by their names. */
    record Ways(Map<String, Way> ways) {}

    /** Round-trip times in milliseconds; null while they are not known. */
    record Way(@Nullable Double measured, @Nullable Double estimated) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Before anything logs; it is gone with the folder.
        System.setProperty("cloudy.log", arguments[0]);
        long pause = Long.parseLong(arguments[4]);
        List<String> members = List.of(arguments).subList(5, arguments.length).stream()
                .map(address -> address + ":" + PORT)
                .toList();
        try (RegistryMember member =
                RegistryMember.join(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3], PORT, members)) {
            while (true) {
                System.out.println(Wire.toJson(ways(member)).encode());
                Thread.sleep(pause);
            }
        }
    }

    /** Starts one. */
    static HostProcess start(Path folder, Host host, String microCloud, long pauseMillis, List<String> members) {
        List<String> arguments = new ArrayList<>(List.of(
                folder.toString(),
                host.name(),
                microCloud,
                host.address().getHostAddress(),
                String.valueOf(pauseMillis)));
        arguments.addAll(members);
        return host.startJava(RttMember.class, arguments.toArray(String[]::new));
    }

    /** What one wrote last; nothing if it has written nothing yet. */
    static Ways latest(HostProcess member) {
        try (RandomAccessFile log = new RandomAccessFile(member.logFile().toFile(), "r")) {
            long from = Math.max(0, log.length() - LONGEST_LINES);
            byte[] end = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(end);
            return new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("{") && line.endsWith("}"))
                    .reduce((earlier, later) -> later)
                    .map(line -> Wire.fromJson(new JsonObject(line), Ways.class))
                    .orElse(new Ways(Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ways ways(RegistryMember member) {
        Map<String, Way> ways = new TreeMap<>();
        RegistryMember.await(DiscoveryContract.NODES.send(member.bus(), Empty.EMPTY)).nodes().stream()
                .filter(node -> !node.self())
                .forEach(node -> ways.put(node.name(), new Way(node.rttMs(), node.estimatedMs())));
        return new Ways(ways);
    }
}
