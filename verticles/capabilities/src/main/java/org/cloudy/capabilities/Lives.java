package org.cloudy.capabilities;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;

/** The capabilities that have a life cycle: all but the parts of every node, which are always on. */
final class Lives {
    private final SortedMap<String, Life<?>> byName = new ConcurrentSkipListMap<>();
    private final List<String> essential;

    /** Those that the node itself brings; plugins come by {@link #put}. */
    Lives(NodeContext node, Changes changes) {
        this.essential = node.capabilities().stream()
                .map(Capability::describe)
                .filter(Descriptor::essential)
                .map(Descriptor::name)
                .toList();
        node.capabilities().stream()
                .filter(capability -> !capability.describe().essential())
                .map(capability -> Life.of(capability, node, changes))
                .forEach(this::put);
    }

    /** From now on this is the capability of its name. */
    void put(Life<?> life) {
        byName.put(life.name(), life);
    }

    void remove(String name) {
        byName.remove(name);
    }

    /** The names of all, those of the parts of every node among them. */
    Stream<String> names() {
        return Stream.concat(byName.keySet().stream(), essential.stream());
    }

    /** All, by name, which is also the order of their titles' keys. */
    Collection<Life<?>> all() {
        return byName.values();
    }

    Optional<Life<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws Failure NOT_FOUND */
    Life<?> get(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    boolean isInstalled(String name) {
        return find(name).filter(life -> life.stored().installed()).isPresent();
    }

    /** That there is no such capability, or that it has no life cycle. */
    static Failure unknown(String name) {
        return Failure.of(FailureCode.NOT_FOUND, "capabilities.unknown", Map.of("name", Text.shortened(name)));
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
        return find(name)
                .map(life -> life.state() == CapabilityState.RUNNING)
                .orElseGet(() -> essential.contains(name));
    }
}
