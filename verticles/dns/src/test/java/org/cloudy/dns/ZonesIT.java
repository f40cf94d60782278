package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowingConsumer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.dns.ImportReport;
import org.cloudy.bus.dns.RecordChange;
import org.cloudy.bus.dns.Zone;
import org.cloudy.bus.dns.ZoneFile;
import org.cloudy.bus.dns.ZoneName;
import org.cloudy.bus.dns.ZoneOptions;
import org.cloudy.bus.dns.ZoneQuery;
import org.cloudy.bus.dns.ZoneRecord;
import org.cloudy.platform.host.DaemonState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Zones of a real BIND, asked with dig. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZonesIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private Served served;

    @BeforeAll
    void start(@TempDir Path data) {
        served = Served.in(data);
    }

    @AfterAll
    void stop() throws IOException {
        served.close();
    }

    private static void soon(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }

    private Zone add(String zone, String name, String type, String data) {
        return served.office().change(new RecordChange(zone, null, new ZoneRecord(name, 60, type, data), false));
    }

    private List<ZoneRecord> records(String zone) {
        return served.office().page(new ZoneQuery(zone, null, null, 0, 1000)).records();
    }

    private static ThrowingConsumer<Throwable> failing(FailureCode code, String key) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.problem().key()).isEqualTo(key);
        });
    }

    @Test
    @DisplayName("A zone is created, its records are added, changed and removed, and it is deleted; dig sees each")
    void life() {
        served.office().create(new ZoneName("Village.example."));
        soon(() -> assertThat(served.answers("ns.village.example")).containsExactly("127.0.0.1"));

        long before = add("village.example", "www", "A", "192.0.2.1").serial();
        soon(() -> assertThat(served.answers("www.village.example")).containsExactly("192.0.2.1"));

        ZoneRecord old = new ZoneRecord("www", 60, "A", "192.0.2.1");
        Zone changed = served.office()
                .change(new RecordChange("village.example", old, new ZoneRecord("www", 90, "A", "192.0.2.2"), false));
        assertThat(changed.serial()).isEqualTo(before + 1);
        soon(() -> assertThat(served.answers("www.village.example")).containsExactly("192.0.2.2"));
        assertThatThrownBy(() -> served.office().change(new RecordChange("village.example", old, null, false)))
                .satisfies(failing(FailureCode.NOT_FOUND, "dns.record.gone"));

        served.office()
                .change(new RecordChange("village.example", new ZoneRecord("www", 90, "A", "192.0.2.2"), null, false));
        soon(() -> assertThat(served.dig("www.village.example")).anyMatch(line -> line.contains("status: NXDOMAIN")));

        served.office().delete(new ZoneName("village.example"));
        soon(() -> assertThat(served.dig("+norecurse", "village.example", "SOA"))
                .noneMatch(line -> line.contains("flags: qr aa")));
        assertThat(served.trial().folder().resolve("zone.village.example.db")).doesNotExist();
    }

    @Test
    @DisplayName("All kinds of records are answered as they were written")
    void kinds() {
        served.office().create(new ZoneName("kinds.example"));
        add("kinds.example", "mail", "AAAA", "2001:db8::25");
        add("kinds.example", "@", "MX", "10 mail");
        add("kinds.example", "_sip._tcp", "SRV", "0 5 5060 mail");
        add("kinds.example", "@", "TXT", "v=spf1 mx -all");
        add("kinds.example", "web", "CNAME", "mail");

        soon(() -> assertThat(served.answers("web.kinds.example", "AAAA"))
                .containsExactly("mail.kinds.example.", "2001:db8::25"));
        assertThat(served.answers("kinds.example", "MX")).containsExactly("10 mail.kinds.example.");
        assertThat(served.answers("_sip._tcp.kinds.example", "SRV")).containsExactly("0 5 5060 mail.kinds.example.");
        assertThat(served.answers("kinds.example", "TXT")).containsExactly("\"v=spf1 mx -all\"");
    }

    @Test
    @DisplayName("The reverse zone is kept in step with addresses where that is asked, and is needed for it")
    void reverse() {
        served.office().create(new ZoneName("reverse.example"));
        ZoneRecord host = new ZoneRecord("roof", 60, "A", "192.0.2.77");
        assertThatThrownBy(() -> served.office().change(new RecordChange("reverse.example", null, host, true)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().fields())
                                .singleElement()
                                .satisfies(field -> assertThat(field.message()).contains("2.0.192.in-addr.arpa")));
        assertThat(records("reverse.example")).noneMatch(record -> record.name().equals("roof"));

        served.office().create(new ZoneName("192.0.2.0/24"));
        served.office().change(new RecordChange("reverse.example", null, host, true));
        soon(() -> assertThat(served.answers("-x", "192.0.2.77")).containsExactly("roof.reverse.example."));

        ZoneRecord moved = new ZoneRecord("roof", 60, "A", "192.0.2.78");
        served.office().change(new RecordChange("reverse.example", host, moved, true));
        soon(() -> assertThat(served.answers("-x", "192.0.2.78")).containsExactly("roof.reverse.example."));
        assertThat(served.answers("-x", "192.0.2.77")).isEmpty();
    }

    @Test
    @DisplayName("What cannot stand in a zone is refused, by us or by BIND's own check, and the old zone goes on")
    void refused() throws IOException {
        served.office().create(new ZoneName("sound.example"));
        add("sound.example", "www", "A", "192.0.2.9");
        Path file = served.trial().folder().resolve("zone.sound.example.db");
        String before = Files.readString(file);

        assertThatThrownBy(() -> add("sound.example", "www", "CNAME", "ns"))
                .satisfies(failing(FailureCode.INVALID, "dns.rule.cname-beside"));
        assertThatThrownBy(() -> add("sound.example", "www", "A", "192.0.2.9"))
                .satisfies(failing(FailureCode.CONFLICT, "dns.record.there"));
        assertThatThrownBy(() -> add("sound.example", "bad_host", "A", "192.0.2.9"))
                .satisfies(failing(FailureCode.INVALID, "dns.zone.refused"));
        assertThatThrownBy(() -> served.office().create(new ZoneName("sound.example")))
                .satisfies(failing(FailureCode.CONFLICT, "dns.zone.there"));
        assertThatThrownBy(() -> served.office().create(new ZoneName("../etc"))).isInstanceOf(Failure.class);

        assertThat(file).hasContent(before);
        soon(() -> assertThat(served.answers("www.sound.example")).containsExactly("192.0.2.9"));
    }

    @Test
    @DisplayName("A zone file is taken whole or not at all; its serial never takes the zone's back")
    void imported() {
        String file = """
                $TTL 60
                @ SOA ns hostmaster 7 3600 900 1209600 300
                @ NS ns
                ns A 192.0.2.1
                www A 192.0.2.5
                """;
        ImportReport first = served.office().take(new ZoneFile("import.example", file));
        assertThat(first.problems()).isEmpty();
        soon(() -> assertThat(served.answers("www.import.example")).containsExactly("192.0.2.5"));

        ImportReport refused = served.office().take(new ZoneFile("import.example", file + "www CNAME ns\nx A 1.2\n"));
        assertThat(refused.zone()).isNull();
        assertThat(refused.problems()).extracting(problem -> problem.line()).containsExactly(7);
        assertThat(served.answers("www.import.example")).containsExactly("192.0.2.5");

        ImportReport again = served.office().take(new ZoneFile("import.example", file.replace("2.5", "2.6")));
        assertThat(again.notes()).hasSize(1);
        soon(() -> assertThat(served.answers("www.import.example")).containsExactly("192.0.2.6"));
        String exported = served.office().export(new ZoneName("import.example")).text();
        assertThat(served.office()
                        .take(new ZoneFile("import.example", exported))
                        .problems())
                .isEmpty();
    }

    @Test
    @DisplayName(
            "A signed zone is answered with signatures, and says what the zone above needs; without signing the serial is ahead")
    void signed() {
        served.office().create(new ZoneName("signed.example"));
        served.office().set(new ZoneOptions("signed.example", true, null));

        soon(() ->
                assertThat(served.answers("+dnssec", "signed.example", "SOA")).hasSize(2));
        soon(() -> assertThat(served.office()
                        .page(new ZoneQuery("signed.example", null, null, 0, 1))
                        .ds())
                .singleElement()
                .asString()
                .startsWith("signed.example. IN DS ")
                .contains(" 13 2 "));
        long signed = serial("signed.example");

        served.office().set(new ZoneOptions("signed.example", false, null));

        soon(() ->
                assertThat(served.answers("+dnssec", "signed.example", "SOA")).hasSize(1));
        soon(() -> assertThat(serial("signed.example")).isGreaterThan(signed));
    }

    private long serial(String zone) {
        return Long.parseLong(served.answers(zone, "SOA").getFirst().split(" ", -1)[2]);
    }

    @Test
    @DisplayName("Of 10,000 records one is changed and answered; the table is told by pages and filtered")
    void large() {
        String file = "$TTL 60\n@ SOA ns hostmaster 1 3600 900 1209600 300\n@ NS ns\nns A 192.0.2.1\n"
                + IntStream.range(0, 10_000)
                        .mapToObj(i -> "h%d A 10.1.%d.%d\n".formatted(i, i / 250, i % 250))
                        .collect(Collectors.joining());
        assertThat(served.office().take(new ZoneFile("large.example", file)).problems())
                .isEmpty();
        soon(() -> assertThat(served.answers("h77.large.example")).containsExactly("10.1.0.77"));

        add("large.example", "extra", "A", "192.0.2.200");
        soon(() -> assertThat(served.answers("extra.large.example")).containsExactly("192.0.2.200"));

        assertThat(served.office().page(new ZoneQuery("large.example", "h77", null, 0, 10)))
                .satisfies(page -> {
                    assertThat(page.matching()).isEqualTo(111);
                    assertThat(page.records()).hasSize(10);
                });
    }

    @Test
    @DisplayName("A crash between writing a zone and loading it loses nothing: the server comes back with the new zone")
    void crash() throws IOException {
        served.office().create(new ZoneName("crash.example"));
        add("crash.example", "a", "A", "192.0.2.1");
        Path file = served.trial().folder().resolve("zone.crash.example.db");
        Files.writeString(file, Files.readString(file) + "b.crash.example. 60 IN A 192.0.2.2\n");

        long pid = java.util.Objects.requireNonNull(
                served.host().daemons().status("dns.server").pid());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);

        soon(() -> assertThat(served.answers("b.crash.example")).containsExactly("192.0.2.2"));
        // It answers a moment before it is known to be ready; until then its port is taken by somebody.
        soon(() ->
                assertThat(served.host().daemons().status("dns.server").state()).isEqualTo(DaemonState.RUNNING));
        served.reopen();
        assertThat(records("crash.example")).anyMatch(record -> record.name().equals("b"));
    }

    @Test
    @DisplayName("It counts what it is asked")
    void counts() {
        served.answers("+norecurse", "counts.kinds.example");

        assertThat(served.server().statistics().requests()).isPositive();
    }
}
