package org.cloudy.microcloud;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.platform.NodeIdentity;

/** A node that makes statements. */
record Villager(String name, NodeIdentity identity) {
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    static final Appearance APPEARANCE = new Appearance("Village", "All of us", null, null);

    Villager(String name) {
        this(name, NodeIdentity.fresh());
    }

    NodeId id() {
        return identity.id();
    }

    Entrant entrant() {
        return new Entrant(id(), name, "key of " + name, List.of("192.0.2.1:7004"));
    }

    Evidence found() {
        return Evidence.sign(
                identity, new Statement.Founded("n", "10.83.0.0/16", APPEARANCE, entrant(), "10.83.0.1", THEN));
    }

    Evidence admit(String cloud, Villager other, String address) {
        return Evidence.sign(identity, new Statement.Admitted(cloud, other.entrant(), address, THEN));
    }

    Evidence expel(String cloud, Villager other, Evidence admission, Villager... keeps) {
        return Evidence.sign(
                identity,
                new Statement.Expelled(
                        cloud,
                        other.id(),
                        admission.id(),
                        List.of(keeps).stream().map(Villager::id).toList(),
                        THEN));
    }

    Evidence leave(String cloud, Evidence admission, Villager... keeps) {
        return Evidence.sign(
                identity,
                new Statement.Left(
                        cloud,
                        admission.id(),
                        List.of(keeps).stream().map(Villager::id).toList(),
                        THEN));
    }

    Evidence describe(String cloud, long version, String name) {
        return Evidence.sign(identity, new Statement.Described(cloud, version, new Appearance(name, "", null, null)));
    }

    static Optional<Roster> roster(Evidence founding, Evidence... more) {
        return Roster.of(
                founding.id(),
                java.util.stream.Stream.concat(java.util.stream.Stream.of(founding), List.of(more).stream())
                        .toList());
    }
}
