package org.cloudy.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cloudy.bus.Empty;
import org.cloudy.bus.power.PowerContract;
import org.cloudy.bus.power.PowerWish;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerTest {
    @TempDir
    Path data;

    @Test
    @DisplayName("The node is started anew, or ended, a moment after the reply")
    void node() {
        try (UpkeepBench bench = new UpkeepBench(data)) {
            bench.ask(PowerContract.ACT, new PowerWish(PowerWish.What.NODE, PowerWish.Act.RESTART));
            await().atMost(Duration.ofSeconds(60)).until(() -> bench.power.equals(List.of("restart")));
            bench.ask(PowerContract.ACT, new PowerWish(PowerWish.What.NODE, PowerWish.Act.SHUT_DOWN));
            await().atMost(Duration.ofSeconds(60)).until(() -> bench.power.equals(List.of("restart", "end")));
        }
    }

    @Test
    @DisplayName("The machine is told by systemd where that runs it, and by shutdown(8) elsewhere")
    void machine() {
        try (UpkeepBench bench = new UpkeepBench(data)) {
            assertThat(bench.ask(PowerContract.STATE, Empty.EMPTY).machineObstacle())
                    .isNull();
            bench.ask(PowerContract.ACT, new PowerWish(PowerWish.What.MACHINE, PowerWish.Act.RESTART));
            await().atMost(Duration.ofSeconds(60)).until(() -> bench.ran.contains(List.of("systemctl", "reboot")));
        }
        assertThat(new Machine(true, false, false).command(PowerWish.Act.SHUT_DOWN))
                .containsExactly("shutdown", "-h", "now");
    }

    @Test
    @DisplayName("A container, or a node that is not root, says why it can't, and nothing happens")
    void obstacles() {
        try (UpkeepBench bench = new UpkeepBench(data, new Machine(true, true, true))) {
            assertThat(bench.ask(PowerContract.STATE, Empty.EMPTY).machineObstacle())
                    .isNotNull();
            assertThat(bench.refused(PowerContract.ACT, new PowerWish(PowerWish.What.MACHINE, PowerWish.Act.SHUT_DOWN)))
                    .hasMessageContaining("container");
            assertThat(bench.ran).noneMatch(command -> command.getFirst().equals("systemctl"));
        }
        assertThat(new Machine(false, false, true).obstacle())
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("sudo reboot"));
    }
}
