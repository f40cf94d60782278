package org.cloudy.cli.dns;

import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.dns.ZoneSource;
import picocli.CommandLine.Parameters;

/** The arguments of commands about a zone and the node on the other side of its transfer. */
final class Source {
    @Parameters(index = "0", paramLabel = "ZONE", descriptionKey = "cloudy.dns.zone-name")
    String zone = "";

    @Parameters(index = "1", paramLabel = "NODE", descriptionKey = "cloudy.dns.node")
    String node = "";

    /** @throws Failure INVALID if the node's id is none */
    ZoneSource value() {
        try {
            return new ZoneSource(zone, new NodeId(node));
        } catch (IllegalArgumentException e) {
            throw Failure.of(FailureCode.INVALID, "cli.dns.no-node-id");
        }
    }
}
