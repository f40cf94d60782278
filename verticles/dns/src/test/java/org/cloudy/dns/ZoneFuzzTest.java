package org.cloudy.dns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.cloudy.dns.ZoneReader.Placed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

@DisplayName("Whatever somebody hands in as a zone file")
class ZoneFuzzTest {
    private static final Name ORIGIN = ZoneNames.origin("example.org");

    static Stream<byte[]> files() {
        return Stream.of("""
                        $TTL 1h
                        @   IN SOA ns hostmaster ( 2026112801 3600 900 1209600 300 ) ; serial first
                            IN NS ns
                        ns  300 IN A 192.0.2.1
                            AAAA 2001:db8::1
                        www CNAME ns.example.org.
                        @   MX 10 mail
                        mail A 192.0.2.25
                        note TXT "a;b (c)" "d\\"e"
                        _sip._tcp SRV 1 2 5060 ns
                        """, "$ORIGIN sub.example.org.\n$TTL 2d\nx\\046y 1w IN PTR z\n* 0 CAA 0 issue \"ca\"\n")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("files")
    @DisplayName("is told line by line what is wrong with it, or reads the same again when it is written")
    @FuzzTest(maxDuration = "5m")
    void zone(byte[] file) {
        ZoneReader.Result result = ZoneReader.read(new String(file, UTF_8), ORIGIN);
        result.problems().forEach(problem -> assertThat(problem.line()).isPositive());
        if (!result.problems().isEmpty()
                || !ZoneRules.check(ORIGIN, result.records()).isEmpty()) {
            return;
        }

        ZoneContent zone = ZoneContent.of(ORIGIN, records(result));
        ZoneReader.Result again = ZoneReader.read(zone.text(), ORIGIN);
        assertThat(again.problems()).isEmpty();
        assertThat(ZoneContent.of(ORIGIN, records(again))).isEqualTo(zone);
    }

    private static List<Record> records(ZoneReader.Result result) {
        return result.records().stream().map(Placed::record).toList();
    }
}
