package org.cloudy.microcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cloudy.bus.NodeId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RosterTest {
    private final Villager ada = new Villager("ada");
    private final Villager bea = new Villager("bea");
    private final Villager cem = new Villager("cem");
    private final Villager dov = new Villager("dov");
    private final Evidence founding = ada.found();
    private final String cloud = founding.id();
    private final Evidence bea1 = ada.admit(cloud, bea, "10.83.0.2");
    private final Evidence cem1 = bea.admit(cloud, cem, "10.83.0.3");

    private static List<NodeId> ids(Roster roster) {
        return roster.members().stream().map(Roster.Place::node).toList();
    }

    private List<NodeId> members(Evidence... more) {
        return ids(Villager.roster(founding, more).orElseThrow());
    }

    @Test
    @DisplayName("Members are those whom a member let in, up to the founder")
    void chain() {
        assertThat(members(bea1, cem1)).containsExactlyInAnyOrder(ada.id(), bea.id(), cem.id());
    }

    @Test
    @DisplayName("Whom a stranger lets in is no member, nor is one of another micro cloud")
    void strangers() {
        Evidence other = dov.found();

        assertThat(members(cem1, dov.admit(cloud, dov, "10.83.0.9"), ada.admit(other.id(), bea, "10.83.0.2"), other))
                .containsExactly(ada.id());
    }

    @Test
    @DisplayName("An expelled member is out, with those it let in, but for those who are said to stay")
    void expelled() {
        Evidence dov1 = bea.admit(cloud, dov, "10.83.0.4");

        assertThat(members(bea1, cem1, dov1, ada.expel(cloud, bea, bea1, cem)))
                .containsExactlyInAnyOrder(ada.id(), cem.id());
    }

    @Test
    @DisplayName("Whom an expelled member lets in afterwards is no member, whatever the date on it")
    void revokedNodeGoesOnTalking() {
        Evidence out = ada.expel(cloud, bea, bea1);

        assertThat(members(bea1, out, bea.admit(cloud, dov, "10.83.0.4"))).containsExactly(ada.id());
    }

    @Test
    @DisplayName("Nobody expels those above or beside him")
    void notBelow() {
        Evidence dov1 = ada.admit(cloud, dov, "10.83.0.4");

        assertThat(members(bea1, dov1, bea.expel(cloud, ada, founding), bea.expel(cloud, dov, dov1)))
                .containsExactlyInAnyOrder(ada.id(), bea.id(), dov.id());
    }

    @Test
    @DisplayName("A member that left can be let in again, and those it let in stay")
    void leftAndBack() {
        Evidence left = bea.leave(cloud, bea1, cem);

        assertThat(members(bea1, cem1, left)).containsExactlyInAnyOrder(ada.id(), cem.id());
        assertThat(members(bea1, cem1, left, cem.admit(cloud, bea, "10.83.0.7")))
                .containsExactlyInAnyOrder(ada.id(), bea.id(), cem.id());
    }

    @Test
    @DisplayName("Nobody leaves in another's name")
    void leavesForItself() {
        assertThat(members(bea1, cem.leave(cloud, bea1))).contains(bea.id());
    }

    @Test
    @DisplayName("Two that were given one address at the same moment have different ones, the same on every node")
    void sameAddress() {
        Evidence one = ada.admit(cloud, cem, "10.83.0.5");
        Evidence other = bea.admit(cloud, dov, "10.83.0.5");

        Roster here = Villager.roster(founding, bea1, one, other).orElseThrow();
        Roster there = Villager.roster(founding, other, one, bea1).orElseThrow();

        assertThat(here.members())
                .extracting(Roster.Place::address)
                .doesNotHaveDuplicates()
                .contains("10.83.0.5");
        assertThat(here.members()).containsExactlyElementsOf(there.members());
    }

    @Test
    @DisplayName("The same statements make the same roster in whatever order they came")
    void anyOrder() {
        List<Evidence> all = new ArrayList<>(List.of(
                founding,
                bea1,
                cem1,
                bea.admit(cloud, dov, "10.83.0.2"),
                ada.expel(cloud, bea, bea1, cem),
                cem.describe(cloud, 2, "Two"),
                ada.describe(cloud, 2, "Also two")));
        Roster first = Roster.of(cloud, all).orElseThrow();
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(all, random);
            Roster again = Roster.of(cloud, all).orElseThrow();
            assertThat(again.members()).containsExactlyElementsOf(first.members());
            assertThat(again.appearance()).isEqualTo(first.appearance());
        }
    }

    @Test
    @DisplayName("The latest description counts, and a stranger's never does")
    void described() {
        Roster roster = Villager.roster(
                        founding,
                        bea1,
                        bea.describe(cloud, 3, "New"),
                        ada.describe(cloud, 2, "Old"),
                        dov.describe(cloud, 9, "Mine"))
                .orElseThrow();

        assertThat(roster.appearance().name()).isEqualTo("New");
    }
}
