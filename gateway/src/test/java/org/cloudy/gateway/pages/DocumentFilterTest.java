package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.cloudy.bus.search.Age;
import org.cloudy.bus.search.DocumentLanguage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DocumentFilterTest {
    @Test
    @DisplayName("An address tells all of a search, so that it can be linked to")
    void isAllInTheAddress() {
        DocumentFilter filter = new DocumentFilter(
                "title:\"a&b\" #=+ ñ", "note", DocumentLanguage.CA, Sample.PLAZA, Age.WEEK, true, 50);
        assertThat(DocumentFilter.of(parameters(filter.href()))).isEqualTo(filter);
        assertThat(filter.wide().href()).doesNotContain("kind", "limit").contains("near=true");
    }

    @Test
    @DisplayName("What makes no sense narrows nothing")
    void ignoresNonsense() {
        DocumentFilter filter = DocumentFilter.of(parameters(
                "/search?text=+x+&language=xx&node=..%2F&age=9&near=maybe&limit=100000&kind=" + "k".repeat(300)));
        assertThat(filter).isEqualTo(new DocumentFilter("x", "", null, null, null, false, 10));
        assertThat(filter.narrows()).isFalse();
    }

    private static MultiMap parameters(String href) {
        MultiMap map = MultiMap.caseInsensitiveMultiMap();
        for (String pair : URI.create(href).getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            map.add(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return map;
    }
}
