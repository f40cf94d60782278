package org.cloudy.cli.backup;

import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.DepositName;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which archive at which neighbour. */
final class AtNeighbour {
    @Parameters(paramLabel = "NODE", descriptionKey = "cloudy.backup.node")
    private String node = "";

    @Parameters(paramLabel = "ID", descriptionKey = "cloudy.backup.deposit")
    private String id = "";

    @Option(names = "--find", descriptionKey = "cloudy.backup.find")
    private boolean find;

    @Mixin
    private Passphrase passphrase = new Passphrase();

    DepositName name(Cloudy cloudy) {
        return new DepositName(node(cloudy, node), id, find ? passphrase.known(cloudy) : null);
    }

    String id() {
        return id;
    }

    /** A node by its name, or by its id where it is not there now. Failure NOT_FOUND. */
    static NodeId node(Cloudy cloudy, String wanted) {
        return Where.node(cloudy, wanted).orElseGet(() -> {
            try {
                return new NodeId(wanted);
            } catch (IllegalArgumentException e) {
                throw Failure.of(FailureCode.NOT_FOUND, "cli.failure.no-node", Map.of("node", wanted));
            }
        });
    }
}
