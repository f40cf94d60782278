package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Documents in a node's name to which others did something")
class GuardTest {
    private final List<String> looked = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Guard guard = new Guard(looked::add, () -> looked.add("all"), waiting::add);

    private void work() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    @Test
    @DisplayName("are looked at once, however often it was, and again when it is so later")
    void once() {
        for (int i = 0; i < 1_000; i++) {
            guard.touch("one");
            guard.touch("other");
        }
        assertThat(waiting).hasSize(1);
        work();
        assertThat(looked).containsExactlyInAnyOrder("one", "other");

        guard.touch("one");
        work();
        assertThat(looked).hasSize(3).endsWith("one");
    }

    @Test
    @DisplayName("are all looked at where they are many")
    void many() {
        for (int i = 0; i < 100_000; i++) {
            guard.touch("document " + i);
        }
        assertThat(waiting).hasSize(1);
        work();
        assertThat(looked).containsExactly("all");
    }
}
