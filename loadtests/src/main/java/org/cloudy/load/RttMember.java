package org.cloudy.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Wire;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.jspecify.annotations.Nullable;

/**
 * A process on a host of a network: a member of the micro cloud that writes down every second how far it is from the others, as
 * it tells its owner. Its arguments: folder, name, micro cloud, own address, addresses of members. Ends with its host.
 */
public final class RttMember {
    static final int PORT = 5701;

    private static final long SECOND = 1_000;

    private RttMember() {}

    /** What one node says of the ways to the others, by their names. */
    record Ways(Map<String, Way> ways) {}

    /** Round-trip times in milliseconds; null while they are not known. */
    record Way(@Nullable Double measured, @Nullable Double estimated) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Before anything logs; it is gone with the folder.
        System.setProperty("cloudy.log", arguments[0]);
        List<String> members = List.of(arguments).subList(4, arguments.length).stream()
                .map(address -> address + ":" + PORT)
                .toList();
        try (RegistryMember member =
                RegistryMember.join(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3], PORT, members)) {
            while (true) {
                System.out.println(Wire.toJson(ways(member)).encode());
                Thread.sleep(SECOND);
            }
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
