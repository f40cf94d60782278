package org.cloudy.microcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cloudy.bus.NodeId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FarewellsTest {
    private final Villager ada = new Villager("ada");
    private final Villager bea = new Villager("bea");
    private final Villager cem = new Villager("cem");
    private final Evidence founding = ada.found();
    private final String cloud = founding.id();
    private final Evidence bea1 = ada.admit(cloud, bea, "10.83.0.2");
    private final Evidence cem1 = bea.admit(cloud, cem, "10.83.0.3");
    private final List<Evidence> said = new ArrayList<>(List.of(founding, bea1, cem1));
    private long now = Long.MAX_VALUE - 5;
    private final Farewells farewells = new Farewells(() -> now);

    private List<NodeId> kept() {
        Roster roster = Roster.of(cloud, said).orElseThrow();
        return farewells.of(roster, said).stream().map(Roster.Place::node).toList();
    }

    @Test
    @DisplayName("Who leaves is kept for fifteen seconds, and no longer")
    void leaves() {
        assertThat(kept()).isEmpty();

        said.add(bea.leave(cloud, bea1, cem));
        assertThat(kept()).containsExactly(bea.id());
        now += Farewells.GRACE.toNanos() - 1;
        assertThat(kept()).containsExactly(bea.id());
        now += 1;
        assertThat(kept()).isEmpty();
        now += 1;
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("Who is expelled is not kept, whatever it says itself")
    void expelled() {
        kept();

        said.add(ada.expel(cloud, bea, bea1, cem));
        assertThat(kept()).isEmpty();
        said.add(bea.leave(cloud, bea1, cem));
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("Who leaves and is expelled then is not kept any more")
    void expelledAfterwards() {
        kept();
        said.add(bea.leave(cloud, bea1, cem));
        assertThat(kept()).containsExactly(bea.id());

        said.add(ada.expel(cloud, bea, bea1, cem));

        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("Who falls with another one said no goodbye, and is not kept")
    void fallen() {
        kept();

        said.add(bea.leave(cloud, bea1));

        assertThat(kept()).containsExactly(bea.id());
    }

    @Test
    @DisplayName("Who is let in again is a member, and who gets the address of one that left has it alone")
    void again() {
        kept();
        said.add(bea.leave(cloud, bea1, cem));
        said.add(ada.admit(cloud, bea, "10.83.0.7"));
        assertThat(kept()).isEmpty();

        said.add(cem.leave(cloud, cem1));
        assertThat(kept()).containsExactly(cem.id());
        said.add(ada.admit(cloud, new Villager("dov"), "10.83.0.3"));
        assertThat(kept()).isEmpty();
    }
}
