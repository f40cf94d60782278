package org.cloudy.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.notices.Notice;
import org.cloudy.bus.notices.NoticeChange;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.text.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoticeBoardTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final List<NoticeChange> changes = new ArrayList<>();
    private final NoticeBoard board = new NoticeBoard(Clock.fixed(NOON, ZoneOffset.UTC), changes::add);

    private static NewNotice notice(String id, Severity severity, String text) {
        return new NewNotice(id, severity, Text.verbatim(text), "/capabilities/snmp/devices");
    }

    @Test
    @DisplayName("The most urgent notice stands first")
    void order() {
        board.raise(notice("snmp:a", Severity.WARNING, "full"));
        board.raise(notice("snmp:b", Severity.CRITICAL, "down"));
        board.raise(notice("snmp:c", Severity.INFO, "hello"));

        assertThat(board.open().notices()).extracting(Notice::id).containsExactly("snmp:b", "snmp:a", "snmp:c");
    }

    @Test
    @DisplayName("What is raised, changed or over is told once, and what stays as it is is not told again")
    void told() {
        board.raise(notice("snmp:a", Severity.WARNING, "90 %"));
        board.raise(notice("snmp:a", Severity.WARNING, "90 %"));
        board.raise(notice("snmp:a", Severity.WARNING, "95 %"));
        board.clear("snmp:a");
        board.clear("snmp:a");

        assertThat(changes).extracting(NoticeChange::open).containsExactly(true, true, false);
        assertThat(changes).extracting(change -> change.notice().since()).containsOnly(NOON);
        assertThat(board.open().notices()).isEmpty();
    }

    @Test
    @DisplayName("An id or a page that cannot be is refused: no notice leads off the node")
    void refused() {
        assertThatThrownBy(() -> board.raise(notice("Snmp a", Severity.INFO, "")))
                .isInstanceOf(Failure.class);
        for (String page : List.of("//evil.example", "https://evil.example", "/a b", "javascript:alert(1)")) {
            assertThatThrownBy(() -> board.raise(new NewNotice("a", Severity.INFO, Text.verbatim(""), page)))
                    .as(page)
                    .isInstanceOf(Failure.class);
        }
        assertThat(board.raise(new NewNotice("a", Severity.INFO, Text.verbatim(""), "/"))
                        .page())
                .isEqualTo("/");
    }

    @Test
    @DisplayName("A part that raises without end does not fill the memory")
    void bounded() {
        for (int i = 0; i < NoticeBoard.MOST; i++) {
            board.raise(notice("snmp:" + i, Severity.INFO, "again"));
        }

        assertThatThrownBy(() -> board.raise(notice("snmp:more", Severity.INFO, "again")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT));
    }
}
