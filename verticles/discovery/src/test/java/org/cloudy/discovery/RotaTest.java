package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RotaTest {
    private final Rota<Integer> rota = new Rota<>(new Random(1));

    @Test
    @DisplayName("where they are few, all have their turn each time")
    void few() {
        IntStream.range(0, 5).forEach(rota::add);

        assertThat(rota.next(5)).containsExactly(0, 1, 2, 3, 4);
        assertThat(rota.next(5)).containsExactly(0, 1, 2, 3, 4);
        rota.remove(2);
        assertThat(rota.next(5)).containsExactly(0, 1, 3, 4);
    }

    @Test
    @DisplayName("where they are many, so many have their turn each time, and everybody before somebody has it twice")
    void many() {
        IntStream.range(0, 100).forEach(rota::add);

        for (int round = 0; round < 3; round++) {
            List<Integer> asked = new ArrayList<>();
            IntStream.range(0, 10).forEach(time -> asked.addAll(rota.next(10)));
            assertThat(new HashSet<>(asked)).hasSize(100);
        }
    }

    @Test
    @DisplayName("the order is another one each time, and nobody is there twice at once")
    void shuffled() {
        IntStream.range(0, 20).forEach(rota::add);
        rota.next(19);

        List<Integer> across = rota.next(19);

        assertThat(across).doesNotHaveDuplicates().hasSize(19);
        assertThat(across).isNotEqualTo(rota.next(19));
    }

    @Test
    @DisplayName("who comes has the next turn, once, and who is gone has none")
    void comesAndGoes() {
        IntStream.range(0, 50).forEach(rota::add);
        rota.next(7);
        rota.add(99);
        rota.add(99);

        assertThat(rota.next(3)).startsWith(99).doesNotHaveDuplicates();
        assertThat(rota.size()).isEqualTo(51);
        rota.remove(98);
        rota.remove(99);
        assertThat(IntStream.range(0, 30).boxed().flatMap(time -> rota.next(10).stream()))
                .doesNotContain(99)
                .contains(0, 49);
    }
}
