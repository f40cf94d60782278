package org.cloudy.system;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityList;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.system.NodeState;
import org.cloudy.bus.system.NodeStatus;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.SetupCode;
import org.cloudy.platform.Version;

/** The node in one view, of which others know a part; who does not answer in time is left out. */
final class Status {
    private static final int PATIENCE_SECONDS = 2;
    private static final MicroCloud NONE = new MicroCloud(null, null, null, null, null, null, List.of(), List.of());

    private final NodeContext node;
    private final SetupCode code;
    private final EventBus bus;

    Status(NodeContext node, SetupCode code, EventBus bus) {
        this.node = node;
        this.code = code;
        this.bus = bus;
    }

    /** How far the node has come. Blocks. */
    NodeState state() {
        return code.pending().isPresent() ? NodeState.NEW : NodeState.READY;
    }

    Future<NodeStatus> now(Future<NodeState> state) {
        Future<Nodes> nodes = ask(DiscoveryContract.NODES, new Nodes(List.of()));
        Future<CapabilityList> capabilities = ask(CapabilitiesContract.LIST, new CapabilityList(List.of()));
        Future<MicroCloud> cloud = ask(MicroCloudContract.GET, NONE);
        return Future.all(state, nodes, capabilities, cloud)
                .map(all -> status(state.result(), nodes.result(), capabilities.result(), cloud.result()));
    }

    private <R extends Record> Future<R> ask(Call<Empty, R> call, R otherwise) {
        return call.send(bus, Empty.EMPTY)
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .otherwise(otherwise);
    }

    private NodeStatus status(NodeState state, Nodes nodes, CapabilityList capabilities, MicroCloud cloud) {
        return new NodeStatus(
                node.identity().id(),
                node.name().current(),
                Version.CURRENT,
                cloud.appearance() == null
                        ? node.config().microCloud()
                        : cloud.appearance().name(),
                Math.max(1, nodes.nodes().size()),
                state,
                capabilities.capabilities().stream()
                        .map(each -> new NodeStatus.Part(each.name(), each.state(), each.published()))
                        .toList());
    }
}
