package org.cloudy.microcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cloudy.platform.store.NodeStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private final Villager ada = new Villager("ada");
    private final Villager bea = new Villager("bea");
    private final Villager eve = new Villager("eve");
    private final Evidence founding = ada.found();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("A ledger knows after a restart what it knew before")
    void kept() {
        Evidence admission = ada.admit(founding.id(), bea, "10.83.0.2");
        try (NodeStore store = NodeStore.open(folder.resolve("node.db"))) {
            Ledger ledger = new Ledger(store);
            assertThat(ledger.roster()).isEmpty();
            ledger.begin(founding.id(), List.of(founding));
            assertThat(ledger.learn(List.of(admission.text()))).isTrue();
            assertThat(ledger.learn(List.of(admission.text()))).isFalse();
        }
        try (NodeStore store = NodeStore.open(folder.resolve("node.db"))) {
            Ledger ledger = new Ledger(store);
            assertThat(ledger.required().members()).hasSize(2);
            ledger.forget();
            assertThat(new Ledger(store).roster()).isEmpty();
        }
    }

    @Test
    @DisplayName("Garbage, forgeries and what strangers say is not kept; of a lot in any order all is that holds")
    void hostile() {
        Evidence admission = ada.admit(founding.id(), bea, "10.83.0.2");
        Evidence below = bea.admit(founding.id(), eve, "10.83.0.3");
        String forged = admission.text().replace("10.83.0.2", "10.83.0.9");
        try (NodeStore store = NodeStore.open(folder.resolve("node.db"))) {
            Ledger ledger = new Ledger(store);
            ledger.begin(founding.id(), List.of(founding));

            assertThat(ledger.learn(List.of(
                            "",
                            "null",
                            "{}",
                            "[".repeat(100_000),
                            "x".repeat(1_000_000),
                            forged,
                            below.text(),
                            eve.admit(founding.id(), eve, "10.83.0.4").text(),
                            eve.found().text())))
                    .isFalse();
            assertThat(ledger.texts()).hasSize(1);

            assertThat(ledger.learn(List.of(below.text(), admission.text()))).isTrue();
            assertThat(ledger.required().members()).hasSize(3);
        }
    }
}
