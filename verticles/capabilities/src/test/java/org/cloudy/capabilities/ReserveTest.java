package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReserveTest {
    @TempDir
    Path data;

    @Test
    @DisplayName("Room is kept, given when something is removed, and kept again")
    void keptAndGiven() {
        Reserve reserve = new Reserve(data);
        Path file = data.resolve("node.reserve");
        reserve.give();

        reserve.keep();
        assertThat(file).hasSize(Reserve.BYTES);
        reserve.give();
        assertThat(file).doesNotExist();
        reserve.keep();
        reserve.keep();
        assertThat(file).hasSize(Reserve.BYTES);
    }

    @Test
    @DisplayName("A disk that does not take it is left alone")
    void noFolder() {
        Reserve reserve = new Reserve(data.resolve("nowhere"));

        reserve.keep();
        reserve.give();

        assertThat(data).isEmptyDirectory();
    }
}
