package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cloudy.bus.Failure;
import org.cloudy.bus.dns.ZoneRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;

class RecordTextTest {
    private static final Name ORIGIN = ZoneNames.origin("example.org");

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "www | A | 192.0.2.1 | www | 192.0.2.1",
                "@ | mx | 10 mail | @ | 10 mail.example.org.",
                "'' | MX | 10 mail.example.net | '' | 10 mail.example.net.",
                "www.example.org | CNAME | www.example.net | www | www.example.net.",
                "www.example.org. | CNAME | other | www | other.example.org.",
                "a.b | AAAA | 2001:db8::1 | a.b | 2001:db8:0:0:0:0:0:1",
                "_sip._tcp | SRV | 0 0 5060 sip | _sip._tcp | 0 0 5060 sip.example.org.",
                "* | TXT | v=spf1 -all | * | \"v=spf1 -all\"",
                "t | TXT | say \"hi\" | t | \"say \\\"hi\\\"\"",
                "t | TXT | \"a b\" \"c;d\" | t | \"a b\" \"c;d\"",
                "caf\u00e9 | A | 192.0.2.1 | xn--caf-dma | 192.0.2.1"
            })
    @DisplayName("Names without a dot are of the zone, names with one are complete; a text needs no quotes")
    void understood(String name, String type, String data, String told, String toldData) {
        ZoneRecord typed = new ZoneRecord(name.replace("''", ""), 60, type, data);

        assertThat(RecordText.of(RecordText.parse(typed, ORIGIN), ORIGIN))
                .isEqualTo(
                        new ZoneRecord(told.replace("''", "@"), 60, type.toUpperCase(java.util.Locale.ROOT), toldData));
    }

    @Test
    @DisplayName("A long text is cut into the strings that it has to be in")
    void longText() {
        ZoneRecord typed = new ZoneRecord("t", 60, "TXT", "x".repeat(300));

        assertThat(RecordText.parse(typed, ORIGIN).rdataToString()).isEqualTo("x".repeat(255) + " " + "x".repeat(45));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "www | 60 | A | 192.0.2.256 | data",
                "www | 60 | A | www.example.org | data",
                "www | 60 | A | '' | data",
                "www | 60 | AAAA | 192.0.2.1 | data",
                "www | 60 | MX | mail | data",
                "www | 60 | SRV | 0 0 70000 sip | data",
                "www | 60 | SOA | ns hostmaster 1 1 1 1 1 | type",
                "www | 60 | RRSIG | x | type",
                "www | 60 | WIBBLE | x | type",
                "www | -1 | A | 192.0.2.1 | ttl",
                "www | 4294967296 | A | 192.0.2.1 | ttl",
                "a..b | 60 | A | 192.0.2.1 | name",
                "www | 60 | TXT | \"open | data"
            })
    @DisplayName("What cannot be is told of its field")
    void refused(String name, long ttl, String type, String data, String field) {
        assertThatThrownBy(() -> RecordText.parse(new ZoneRecord(name, ttl, type, data), ORIGIN))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().fields())
                                .extracting(Failure.FieldProblem::field)
                                .containsExactly(field));
    }

    @Test
    @DisplayName("A line break cannot smuggle another record in")
    void smuggled() {
        assertThatThrownBy(() -> RecordText.parse(new ZoneRecord("a", 60, "TXT", "x\nb A 192.0.2.1"), ORIGIN))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> RecordText.parse(new ZoneRecord("a\nb", 60, "A", "192.0.2.1"), ORIGIN))
                .isInstanceOf(Failure.class);
    }
}
