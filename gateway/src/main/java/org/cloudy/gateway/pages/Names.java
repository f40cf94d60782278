package org.cloudy.gateway.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.Member;

/** What the members of a micro cloud call themselves; where two do so alike, with a part of their ids. */
record Names(Map<NodeId, String> byId) {

    static Names of(List<Member> members) {
        Map<String, Long> uses = members.stream().collect(Collectors.groupingBy(Member::name, Collectors.counting()));
        return new Names(members.stream()
                .collect(Collectors.toMap(
                        Member::node,
                        member -> uses.getOrDefault(member.name(), 0L) > 1
                                ? member.name() + " ("
                                        + NodeRow.shortId(member.node().value()) + ")"
                                : member.name(),
                        (first, second) -> first)));
    }

    /** The name of a node; of one that is no member its id. */
    String of(NodeId node) {
        return byId.getOrDefault(node, node.value());
    }

    boolean has(NodeId node) {
        return byId.containsKey(node);
    }
}
