package org.cloudy.capabilities;

import java.util.List;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityState;

/** All that the page of a capability shows. */
final class Views {
    private final Rules rules;

    Views(Rules rules) {
        this.rules = rules;
    }

    <S extends Record> CapabilityDetail detail(Life<S> life, AtWork work) {
        S settings = life.settingsOrDefaults();
        Components<S> components = life.components();
        return new CapabilityDetail(
                Summaries.of(life, work),
                life.descriptor().description(),
                life.schema().fields("capability." + life.name() + ".settings"),
                life.schema().values(settings),
                life.schema().schema(),
                work.on(life).isPresent() ? List.of() : rules.possible(life),
                components.packages(),
                components.ports(settings),
                components.serviceTypes(),
                life.stored().published().stream()
                        .map(StoredCapability.Published::id)
                        .findFirst()
                        .orElse(null),
                life.checks(),
                life.state() == CapabilityState.FAILED ? life.condition().reason() : null);
    }
}
