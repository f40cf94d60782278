package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.List;
import org.cloudy.bus.audit.AuditEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditCsvTest {
    @Test
    @DisplayName("What somebody typed is no formula and breaks no line of the file")
    void harmless() {
        AuditEntry entry = new AuditEntry(
                7, Instant.parse("2026-11-20T10:00:00Z"), "=cmd|' /C calc'!A0", "::1", "sign-in", "a \"b\", c", "done");
        String csv = AuditCsv.of(List.of(entry));
        assertThat(csv).endsWith("\r\n");
        assertThat(csv.lines())
                .containsExactly(
                        "number,time,user,origin,act,subject,outcome",
                        "\"7\",\"2026-11-20T10:00:00Z\",\"'=cmd|' /C calc'!A0\",\"::1\",\"sign-in\",\"a \"\"b\"\", c\",\"done\"");
    }

    @Test
    @DisplayName("A filter that makes no sense narrows nothing, and one that does goes along to the next page")
    void filters() {
        MultiMap odd = MultiMap.caseInsensitiveMultiMap();
        odd.add("since", "yesterday").add("before", "-1; DROP").add("until", "99999999-01-01");
        assertThat(AuditFilter.of(odd).parameters(null)).isEmpty();

        MultiMap good = MultiMap.caseInsensitiveMultiMap();
        good.add("text", "a&b").add("user", " ada ").add("since", "2026-11-01");
        assertThat(AuditFilter.of(good).parameters(12L)).isEqualTo("?text=a%26b&user=ada&since=2026-11-01&before=12");
        assertThat(AuditFilter.of(good).query(null, 50).user()).isEqualTo("ada");
    }
}
