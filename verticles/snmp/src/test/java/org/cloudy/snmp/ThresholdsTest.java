package org.cloudy.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.snmp.Figures;
import org.cloudy.bus.snmp.Measure;
import org.cloudy.bus.snmp.Origin;
import org.cloudy.bus.snmp.Rule;
import org.cloudy.bus.snmp.Trouble;
import org.cloudy.platform.settings.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static final Rule FULL = new Rule("1", null, Measure.STORAGE, true, 90, 10, Severity.WARNING);
    private static final Rule SILENT = new Rule("2", null, Measure.SILENT, true, 0, 5, Severity.CRITICAL);
    private static final Rule IDLE = new Rule("3", "d-other", Measure.LOAD, false, 0.5, 0, Severity.INFO);

    private final List<NewNotice> raised = new ArrayList<>();
    private final List<String> cleared = new ArrayList<>();
    private final Hands clock = new Hands();
    private final Thresholds thresholds = new Thresholds(clock, raised::add, cleared::add);
    private final Monitored device = new Monitored(new Watched(
            "d-router", "Router", "192.0.2.1", 161, Origin.ADDED, new Credentials.Community(new Secret("village"))));

    /** A clock that a test puts forward. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void storage(double percent) {
        Figures figures = new Figures(1, 0.1, null, null, percent);
        device.told(new Reading(clock.now, 1L, null, null, null, null, figures, List.of(), List.of()));
        thresholds.look(device, List.of(FULL, SILENT, IDLE));
    }

    private void silent() {
        device.failed(Trouble.SILENT);
        thresholds.look(device, List.of(FULL, SILENT, IDLE));
    }

    private void minutes(int minutes) {
        clock.now = clock.now.plus(Duration.ofMinutes(minutes));
    }

    @Test
    @DisplayName(
            "What lies beyond its limit for long enough raises a notice in the reader's language, and clears it when"
                    + " it is back")
    void raises() {
        storage(95.5);
        minutes(9);
        storage(95.5);
        assertThat(raised).isEmpty();

        minutes(1);
        storage(95.5);
        assertThat(raised).singleElement().satisfies(notice -> {
            assertThat(notice.id()).isEqualTo("snmp:1:d-router");
            assertThat(notice.severity()).isEqualTo(Severity.WARNING);
            assertThat(notice.page()).isEqualTo("/capabilities/snmp/devices/d-router");
            assertThat(notice.text().in("en"))
                    .isEqualTo("Router: fullest disk (%) is 95.5, above 90 for 10 min or more.");
            assertThat(notice.text().in("ca")).contains("95,5", "per damunt de 90");
        });

        storage(80);
        assertThat(cleared).containsExactly("snmp:1:d-router");
        storage(80);
        assertThat(cleared).hasSize(1);
    }

    @Test
    @DisplayName("A moment within the limit begins the time anew")
    void breaks() {
        storage(95);
        minutes(8);
        storage(50);
        minutes(1);
        storage(95);
        minutes(9);
        storage(95);

        assertThat(raised).isEmpty();
    }

    @Test
    @DisplayName(
            "A device that falls silent raises that, and what it told last is held against it no more and cleared by"
                    + " nothing else")
    void fallsSilent() {
        storage(95);
        minutes(10);
        storage(95);
        raised.clear();

        silent();
        minutes(5);
        silent();

        assertThat(raised).extracting(NewNotice::id).containsExactly("snmp:2:d-router");
        assertThat(raised.getFirst().text().in("es")).contains("Router no responde");
        assertThat(cleared).isEmpty();

        storage(95);
        assertThat(cleared).containsExactly("snmp:2:d-router");
    }

    @Test
    @DisplayName("A rule of one device says nothing of another; where a rule or a device goes, its notices go")
    void goes() {
        storage(95);
        minutes(10);
        storage(95);
        assertThat(raised).hasSize(1);

        thresholds.keepOnly(List.of(device), List.of(FULL, SILENT));
        assertThat(cleared).isEmpty();
        thresholds.keepOnly(List.of(device), List.of(SILENT));
        assertThat(cleared).containsExactly("snmp:1:d-router");

        minutes(10);
        storage(95);
        thresholds.clearAll();
        assertThat(cleared).hasSize(1);
    }
}
