package org.cloudy.cli.microcloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.jspecify.annotations.Nullable;

/** Nodes that somebody may mean by id or by name. */
public record KnownNodes(List<Named> nodes) {
    /** A node and what it calls itself. */
    public record Named(NodeId node, String name) {}

    static KnownNodes members(MicroCloud cloud) {
        return of(cloud.members());
    }

    static KnownNodes of(List<Member> members) {
        return new KnownNodes(members.stream()
                .map(member -> new Named(member.node(), Table.printable(member.name())))
                .toList());
    }

    /** Those that are seen just now. */
    public static KnownNodes of(Nodes seen) {
        return new KnownNodes(seen.nodes().stream()
                .map(each -> new Named(each.node(), Table.printable(each.name())))
                .toList());
    }

    static KnownNodes applicants(MicroCloud cloud) {
        return new KnownNodes(cloud.requests().stream()
                .map(request -> new Named(request.node(), Table.printable(request.name())))
                .toList());
    }

    /**
     * The node with this id, or the only one of this name.
     *
     * @param none says that there is no such one
     * @throws Failure NOT_FOUND; CONFLICT with the ids if several have this name
     */
    public Named find(String idOrName, String none) {
        Optional<Named> byId = nodes.stream()
                .filter(each -> each.node().value().equals(idOrName))
                .findAny();
        if (byId.isPresent()) {
            return byId.get();
        }
        List<Named> byName =
                nodes.stream().filter(each -> each.name().equals(idOrName)).toList();
        if (byName.isEmpty()) {
            throw Failure.of(FailureCode.NOT_FOUND, none, Map.of("node", idOrName));
        }
        if (byName.size() > 1) {
            String ids = byName.stream().map(each -> each.node().value()).collect(Collectors.joining(", "));
            throw Failure.of(FailureCode.CONFLICT, "cli.failure.several-nodes", Map.of("name", idOrName, "nodes", ids));
        }
        return byName.getFirst();
    }

    /** A node's name; its id where the name is not known. */
    String name(@Nullable NodeId node) {
        return nodes.stream()
                .filter(each -> each.node().equals(node))
                .map(Named::name)
                .findAny()
                .orElse(Texts.orUnknown(node));
    }
}
