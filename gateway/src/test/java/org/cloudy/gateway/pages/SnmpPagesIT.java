package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.series.Span;
import org.cloudy.bus.snmp.Device;
import org.cloudy.bus.snmp.DeviceId;
import org.cloudy.bus.snmp.GraphKind;
import org.cloudy.bus.snmp.GraphQuery;
import org.cloudy.bus.snmp.Hash;
import org.cloudy.bus.snmp.Measure;
import org.cloudy.bus.snmp.NewDevice;
import org.cloudy.bus.snmp.NewRule;
import org.cloudy.bus.snmp.RuleId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages of the monitoring over HTTP, with made-up devices behind them. */
class SnmpPagesIT {
    private static final String DEVICES = "/capabilities/snmp/devices";
    private static final String RULES = "/capabilities/snmp/rules";

    private StageClient client;

    @BeforeEach
    void open() throws TimeoutException {
        client = new StageClient();
        client.fakes().become("snmp", CapabilityState.RUNNING);
    }

    @AfterEach
    void close() throws TimeoutException {
        client.close();
    }

    @Test
    @DisplayName(
            "Devices are shown as text with how they do; only those that somebody added can be removed, by those who may")
    void devices() throws IOException, InterruptedException {
        assertThat(client.get(DEVICES))
                .contains("Router", "10.0.0.1:161", "Answers", "Does not answer", "93", "Remove Router")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain(Sample.HOSTILE, "Remove &lt;script");
        assertThat(client.get(DEVICES + "?as=member")).contains("Router").doesNotContain("Remove", "id=\"snmp-add\"");
    }

    @Test
    @DisplayName("A device is shown with its interfaces, disks and graphs; one that there is not, is not found")
    void device() throws IOException, InterruptedException {
        assertThat(client.get(DEVICES + "/d-router?span=month"))
                .contains("marta", "to the mast", "12\u00a0Mbit/s", "64\u00a0GB")
                .contains("graph?kind&#x3D;traffic&amp;span&#x3D;month&amp;port&#x3D;eth0")
                .doesNotContain(Sample.HOSTILE);
        assertThat(client.look(DEVICES + "/d-other").statusCode()).isEqualTo(404);
        assertThat(client.get(DEVICES + "/d-router/graph?kind=traffic&span=day&port=eth0&as=csv"))
                .startsWith("time,In")
                .contains("1000.0");
        assertThat(client.fakes().asked)
                .containsExactly(new GraphQuery("d-router", GraphKind.TRAFFIC, "eth0", Span.DAY));
        assertThat(client.look(DEVICES + "/d-router/graph?kind=weather&span=day")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A device is added as it was typed; where that is refused, all is kept but what is secret")
    void addsDevices() throws IOException, InterruptedException {
        Map<String, String> typed = new HashMap<>(Map.of(
                "name",
                "Mast",
                "host",
                "10.0.0.2",
                "port",
                "no",
                "version",
                "v3",
                "user",
                "ana",
                "hash",
                "sha256",
                "authPassphrase",
                "a good secret"));
        HttpResponse<String> refused = client.post(DEVICES, typed);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("value=\"Mast\"", "That is no port.", "open id=\"snmp-add\"")
                .doesNotContain("a good secret");

        typed.put("port", "1161");
        assertThat(location(client.post(DEVICES, typed))).isEqualTo(DEVICES + "?notice=snmp-added");
        typed.putAll(Map.of("version", "v2c", "community", "hush"));
        client.post(DEVICES, typed);

        assertThat(client.fakes().asked)
                .containsExactly(
                        new NewDevice(
                                "Mast",
                                "10.0.0.2",
                                1161,
                                Device.Version.V3,
                                null,
                                "ana",
                                Hash.SHA256,
                                "a good secret",
                                ""),
                        new NewDevice(
                                "Mast", "10.0.0.2", 1161, Device.Version.V2C, "hush", null, Hash.SHA256, null, null));
    }

    @Test
    @DisplayName("A device is forgotten after a question")
    void removesDevices() throws IOException, InterruptedException {
        assertThat(client.get(DEVICES + "/d-router/remove")).contains("Watch Router no longer?");
        assertThat(client.fakes().asked).isEmpty();

        assertThat(location(client.post(DEVICES + "/d-router/remove", Map.of())))
                .isEqualTo(DEVICES + "?notice=snmp-removed");
        assertThat(client.fakes().asked).containsExactly(new DeviceId("d-router"));
    }

    @Test
    @DisplayName("Rules are shown, added with a comma or a point, and removed; what is no number is refused and kept")
    void rules() throws IOException, InterruptedException {
        assertThat(client.get(RULES)).contains("&gt; 90", "Router");
        HttpResponse<String> refused =
                client.post(RULES, Map.of("measure", "load", "limit", "many", "minutes", "5", "side", "below"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("value=\"many\"", "That is no limit.");

        client.post(
                RULES, Map.of("measure", "load", "limit", "4,5", "minutes", "10", "side", "below", "severity", "info"));
        client.post(RULES + "/4/remove", Map.of());
        assertThat(client.fakes().asked)
                .containsExactly(new NewRule(null, Measure.LOAD, false, 4.5, 10, Severity.INFO), new RuleId("4"));
        assertThat(client.get(RULES + "?as=member")).doesNotContain("<form method=\"post\" action=\"" + RULES);
    }

    @Test
    @DisplayName("A monitoring that is off is told so, and nobody is asked")
    void off() throws IOException, InterruptedException {
        client.fakes().become("snmp", CapabilityState.STOPPED);

        assertThat(client.get(DEVICES)).contains("The monitoring is off.").doesNotContain("Router");
        assertThat(client.get(RULES)).contains("The monitoring is off.");
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElseThrow();
    }
}
