package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.text.Messages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"_http._tcp", "_ntp._udp", "_tahoe-lafs._tcp", "_a._tcp", "_z39-50._tcp"})
    @DisplayName("service types of RFC 6335 may be")
    void types(String type) {
        assertThat(new FieldRules().type(type).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http",
                "_http",
                "_http._sctp",
                "_http._tcp.local.",
                "_-http._tcp",
                "_http-._tcp",
                "_a--b._tcp",
                "_80._tcp",
                "_sixteen-letters-._tcp",
                "_sixteenletters16._tcp",
                "_ht tp._tcp"
            })
    @DisplayName("what is no service type of RFC 6335 may not be")
    void noTypes(String type) {
        assertThat(new FieldRules().type(type).problems())
                .extracting(FieldProblem::field)
                .containsExactly("type");
    }

    @Test
    @DisplayName("a name has 63 bytes, not characters, and no control characters")
    void names() {
        assertThat(new FieldRules().name("x".repeat(63)).name("Proxy of Núria").problems())
                .isEmpty();
        assertThat(new FieldRules()
                        .name("x".repeat(64))
                        .name("ú".repeat(32))
                        .name("")
                        .name("  ")
                        .name("two\nlines")
                        .name("bell\u0007")
                        .name("separator\u2028")
                        .problems())
                .hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,0",
        "fe80::1,0",
        "::,0",
        "proxy.example.org,0",
        "localhost,0",
        "'',1",
        "a b,1",
        "<script>,1",
        "-x,1",
        "../x,1"
    })
    @DisplayName("a host is an address or a name, nothing else")
    void hosts(String host, int problems) {
        assertThat(new FieldRules().host(host).problems()).hasSize(problems);
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1:7000,0",
        "https://[fe80::1]:7443,0",
        "javascript:alert(1),1",
        "https://user@host/,1",
        "http:///x,1",
        "ftp://host,1"
    })
    @DisplayName("a web address that people are sent to is HTTP or HTTPS, never a script")
    void webs(String web, int problems) {
        assertThat(new FieldRules().web(web).problems()).hasSize(problems);
    }

    @Test
    @DisplayName("attributes have 32 pairs, 1,300 bytes in all and 255 for each, and a key without an equals sign")
    void attributes() {
        assertThat(new FieldRules()
                        .attributes(pairs(32, 30))
                        .attributes(Map.of("k", ""))
                        .problems())
                .isEmpty();
        assertThat(List.of(
                        pairs(33, 1),
                        pairs(30, 60),
                        Map.of("k", "x".repeat(254)),
                        Map.of("", "x"),
                        Map.of("a=b", "x"),
                        Map.of("k", "two\nlines"),
                        Map.of("k", "x".repeat(1_000_000))))
                .allSatisfy(attributes -> assertThat(
                                new FieldRules().attributes(attributes).problems())
                        .hasSize(1));
    }

    @Test
    @DisplayName("ports are 1 to 65535, paths begin with a slash and have no spaces or line ends")
    void portsAndPaths() {
        assertThat(new FieldRules()
                        .port(1)
                        .port(65535)
                        .path(null)
                        .path("/a?b=c")
                        .problems())
                .isEmpty();
        assertThat(new FieldRules()
                        .port(0)
                        .port(65536)
                        .path("x")
                        .path("/a b")
                        .path("/\r\nHost: x")
                        .problems())
                .hasSize(5);
    }

    @Test
    @DisplayName("every sentence of discovery exists in every language")
    void translated() {
        var english = own("en").keySet();
        assertThat(english).isNotEmpty();
        assertThat(Messages.LANGUAGES).allSatisfy(language -> {
            assertThat(own(language).keySet()).isEqualTo(english);
            assertThat(own(language).values()).noneMatch(String::isBlank);
        });
    }

    private static Map<String, String> own(String language) {
        return Messages.catalogue(language).entrySet().stream()
                .filter(text -> text.getKey().startsWith("discovery."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> pairs(int count, int length) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(n -> "key" + n, n -> "x".repeat(length)));
    }
}
