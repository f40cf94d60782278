package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cloudy.dns.ZoneReader.Placed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

class ZoneReaderTest {
    private static final Name ORIGIN = ZoneNames.origin("example.org");
    private static final String FILE = """
            ; a zone as people write them
            $TTL 1h
            @   IN SOA ns hostmaster (
                    2026112801 ; serial
                    3600 900
                    1209600 300 )
                IN NS ns
            ns  300 IN A 192.0.2.1
                AAAA 2001:db8::1
            www CNAME ns.example.org.
            @   MX 10 mail
            mail A 192.0.2.25
            note TXT "a;b (c)" "d\\"e"
            $ORIGIN sub.example.org.
            deep A 192.0.2.77
            """;

    private static List<Record> records(String text) {
        ZoneReader.Result result = ZoneReader.read(text, ORIGIN);
        assertThat(result.problems()).isEmpty();
        return result.records().stream().map(Placed::record).toList();
    }

    @Test
    @DisplayName("Directives, parentheses, comments, names left out and relative names are understood")
    void understood() {
        List<Record> records = records(FILE);

        assertThat(records).hasSize(9);
        assertThat(records.get(1).getName()).isEqualTo(ORIGIN);
        assertThat(records.get(2).getTTL()).isEqualTo(300);
        assertThat(records.get(3).getTTL()).isEqualTo(3600);
        assertThat(records.get(3).getName()).hasToString("ns.example.org.");
        assertThat(records.get(7).rdataToString()).isEqualTo("\"a;b (c)\" d\\\"e");
        assertThat(records.get(8).getName()).hasToString("deep.sub.example.org.");
    }

    @Test
    @DisplayName("What is written of a zone reads the same again")
    void roundTrip() {
        ZoneContent content = ZoneContent.of(ORIGIN, records(FILE));

        assertThat(ZoneContent.of(ORIGIN, records(content.text()))).isEqualTo(content);
        assertThat(content.withSerial(7).serial()).isEqualTo(7);
    }

    @Test
    @DisplayName("Text that is not ASCII is its bytes in UTF-8")
    void unicode() {
        assertThat(records("@ 60 TXT \"caf\u00e9\"").getFirst().rdataToString()).isEqualTo("caf\\195\\169");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "www 60 A 192.0.2 | 1 | dns.file.entry",
                "www 60 A 192.0.2.1~www 60 AAAA x | 2 | dns.file.entry",
                "www A 192.0.2.1 | 1 | dns.file.entry",
                "$INCLUDE /etc/passwd | 1 | dns.file.directive",
                "~$GENERATE 1-9 h$ A 10.0.0.$ | 2 | dns.file.directive",
                "$ORIGIN .. | 1 | dns.file.entry",
                "_60 A 192.0.2.1 | 1 | dns.file.no-name",
                "a 60 TXT ( \"x\"~~ | 1 | dns.file.parenthesis",
                "a 60 A 192.0.2.1 ) | 1 | dns.file.parenthesis",
                "a 60 TXT \"x~b 60 A 192.0.2.1 | 1 | dns.file.quote",
                "a 60 TXT | 1 | dns.file.entry",
                "a 60 WIBBLE 1 | 1 | dns.file.entry",
                "a 60 LOC 52 22 . N 4 53 32.000 E 0m 0m 0m 0m | 1 | dns.file.entry",
                "\"\" 60 A 192.0.2.1 | 1 | dns.file.entry",
                "a 60 A \u0007 192.0.2.1 | 1 | dns.file.control"
            })
    @DisplayName("What is no zone file is told with its line")
    void refused(String text, int line, String key) {
        assertThat(ZoneReader.read(text.replace('~', '\n').replace('_', ' '), ORIGIN)
                        .problems())
                .first()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.key()).isEqualTo(key);
                });
    }

    @Test
    @DisplayName("A text of more than 255 bytes in one pair of quotes is told, and so are the mistakes after it")
    void longText() {
        String text = "a 60 TXT \"" + "x".repeat(256) + "\"\nb 60 A 1\nc 60 A 192.0.2.1\n";

        assertThat(ZoneReader.read(text, ORIGIN).problems())
                .extracting(Problem::line)
                .containsExactly(1, 2);
    }

    @Test
    @DisplayName("Not more mistakes are told than a person reads")
    void bounded() {
        assertThat(ZoneReader.read("x\n".repeat(10_000), ORIGIN).problems()).hasSize(ZoneReader.MOST_PROBLEMS);
    }
}
