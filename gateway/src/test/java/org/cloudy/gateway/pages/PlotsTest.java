package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.series.TimeSeries;
import org.cloudy.bus.text.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlotsTest {
    private static final TimeSeries SERIES = new TimeSeries(
            List.of(0L, 60L),
            List.of(
                    new TimeSeries.Line(
                            new Text(Map.of("en", "in", "es", "entra, \"todo\"")), Arrays.asList(1.5, null)),
                    new TimeSeries.Line(Text.verbatim("out"), List.of(2.0, 3.0))));

    @Test
    @DisplayName("A browser gets columns, with null where nothing was measured, in its language")
    void columns() {
        assertThat(Plots.json(SERIES, "es").encode())
                .isEqualTo(
                        "{\"times\":[0,60],\"series\":["
                                + "{\"label\":\"entra, \\\"todo\\\"\",\"values\":[1.5,null]},{\"label\":\"out\",\"values\":[2.0,3.0]}]}");
    }

    @Test
    @DisplayName("A spreadsheet gets rows, whose names cannot break out of their cell")
    void rows() {
        assertThat(Plots.csv(SERIES, "es")).isEqualTo("""
                time,"entra, ""todo""\",out\r
                1970-01-01T00:00:00Z,1.5,2.0\r
                1970-01-01T00:01:00Z,,3.0\r
                """);
    }

    @Test
    @DisplayName("The address of the table leaves what the plot asks for as it is")
    void addresses() {
        assertThat(new Plots.Plot("a", "A", "/x", "count").csvHref()).isEqualTo("/x?as=csv");
        assertThat(new Plots.Plot("a", "A", "/x?of=day", "count").csvHref()).isEqualTo("/x?of=day&as=csv");
    }

    @Test
    @DisplayName("A line with more or fewer values than there are times is refused")
    void uneven() {
        assertThatThrownBy(() -> new TimeSeries(
                        List.of(1L), List.of(new TimeSeries.Line(Text.verbatim("x"), List.of(1.0, 2.0)))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
