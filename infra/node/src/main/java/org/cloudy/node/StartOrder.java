package org.cloudy.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.Capability;

/** Capabilities in the order in which they start: each after those that it requires, else by name. */
final class StartOrder {
    private final Map<String, Capability> byName = new LinkedHashMap<>();
    private final List<Capability> ordered = new ArrayList<>();

    private StartOrder() {}

    /** @throws Failure INVALID if a name is taken twice, a requirement is missing, or requirements go round in a circle */
    static List<Capability> of(Collection<Capability> found) {
        StartOrder order = new StartOrder();
        found.stream().sorted(Comparator.comparing(StartOrder::name)).forEach(order::take);
        order.byName.keySet().forEach(name -> order.visit(name, new LinkedHashSet<>()));
        return List.copyOf(order.ordered);
    }

    private void take(Capability capability) {
        if (byName.putIfAbsent(name(capability), capability) != null) {
            throw Failure.of(FailureCode.INVALID, "node.capability.twice", Map.of("name", name(capability)));
        }
    }

    private void visit(String name, SequencedSet<String> path) {
        Capability capability = byName.get(name);
        if (capability == null) {
            throw Failure.of(
                    FailureCode.INVALID, "node.capability.missing", Map.of("name", path.getLast(), "required", name));
        }
        if (ordered.contains(capability)) {
            return;
        }
        if (!path.add(name)) {
            throw Failure.of(
                    FailureCode.INVALID,
                    "node.capability.circle",
                    Map.of("circle", String.join(" → ", path) + " → " + name));
        }
        capability.describe().requires().forEach(required -> visit(required, path));
        path.remove(name);
        ordered.add(capability);
    }

    private static String name(Capability capability) {
        return capability.describe().name();
    }
}
