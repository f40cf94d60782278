package org.cloudy.capabilities;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;

/** The capabilities that have a life cycle: all but the parts of every node, which are always on. */
final class Lives {
    private final SortedMap<String, Life<?>> byName = new TreeMap<>();
    private final List<String> essential;

    Lives(NodeContext node, Changes changes) {
        for (Capability capability : node.capabilities()) {
            if (!capability.describe().essential()) {
                Life<?> life = Life.of(capability, node, changes);
                byName.put(life.name(), life);
            }
        }
        this.essential = node.capabilities().stream()
                .map(Capability::describe)
                .filter(Descriptor::essential)
                .map(Descriptor::name)
                .toList();
    }

    /** All, by name, which is also the order of their titles' keys. */
    Collection<Life<?>> all() {
        return byName.values();
    }

    /** @throws Failure NOT_FOUND */
    Life<?> get(String name) {
        Life<?> life = byName.get(name);
        if (life == null) {
            throw unknown(name);
        }
        return life;
    }

    /** That there is no such capability, or that it has no life cycle. */
    static Failure unknown(String name) {
        String shown = name.substring(0, Math.min(name.length(), 40));
        return Failure.of(FailureCode.NOT_FOUND, "capabilities.unknown", Map.of("name", shown));
    }

    /** The one that a job works on; empty for a job on something else. */
    Optional<Life<?>> workedOn(String resource) {
        return all().stream().filter(life -> life.resource().equals(resource)).findAny();
    }

    /** Those that must be on before this one, and are not. */
    List<String> missingFor(Life<?> life) {
        return life.descriptor().requires().stream().filter(name -> !isOn(name)).toList();
    }

    /** Those that are on and cannot be without this one. */
    List<String> dependentOn(Life<?> life) {
        return all().stream()
                .filter(other -> other.descriptor().requires().contains(life.name()))
                .filter(other -> other.stored().enabled() || other.condition().up())
                .map(Life::name)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private boolean isOn(String name) {
        Life<?> life = byName.get(name);
        return life == null ? essential.contains(name) : life.state() == CapabilityState.RUNNING;
    }
}
