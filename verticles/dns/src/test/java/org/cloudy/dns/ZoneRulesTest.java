package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;

class ZoneRulesTest {
    private static final Name ORIGIN = ZoneNames.origin("example.org");
    private static final String SOUND = """
            $TTL 300
            @ SOA ns hostmaster 1 3600 900 1209600 300
            @ NS ns
            ns A 192.0.2.1
            """;

    private static java.util.List<Problem> check(String text) {
        ZoneReader.Result result = ZoneReader.read(text, ORIGIN);
        assertThat(result.problems()).isEmpty();
        return ZoneRules.check(ORIGIN, result.records());
    }

    @Test
    @DisplayName("A sound zone has no problem")
    void sound() {
        assertThat(check(SOUND + "www CNAME ns\nwww CNAME ns\n_x._tcp SRV 0 0 80 ns\n*.a TXT hello\n"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "www CNAME ns~www A 192.0.2.2 | 5 | dns.rule.cname-beside",
                "www CNAME ns~www CNAME other | 6 | dns.rule.cname-beside",
                "www.example.net. A 192.0.2.2 | 5 | dns.rule.outside",
                "@ SOA ns hostmaster 2 3600 900 1209600 300 | 5 | dns.rule.many-soa",
                "a CH A 192.0.2.2 | 5 | dns.rule.class",
                "a NULL \\# 1 00 | 5 | dns.rule.type",
                "mail CNAME ns~@ MX 10 mail | 6 | dns.rule.target-alias",
                "@ NS ns2 | 5 | dns.rule.ns-address"
            })
    @DisplayName("What cannot stand in a zone is told with the line it is in")
    void refused(String more, int line, String key) {
        assertThat(check(SOUND + more.replace('~', '\n') + "\n"))
                .extracting(Problem::line, Problem::key)
                .contains(org.assertj.core.groups.Tuple.tuple(line, key));
    }

    @Test
    @DisplayName("A zone without SOA or name server is told as a whole")
    void headless() {
        assertThat(check("a 60 A 192.0.2.1\n"))
                .extracting(Problem::key)
                .containsExactly("dns.rule.no-soa", "dns.rule.no-ns");
    }
}
