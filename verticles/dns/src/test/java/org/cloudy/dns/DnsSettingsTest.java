package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.platform.settings.SettingsSchema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsSettingsTest {
    private final SettingsSchema<DnsSettings> schema = SettingsSchema.of(DnsSettings.DEFAULTS);

    @Test
    @DisplayName("By default the private networks may ask, signatures are checked, and the micro cloud has a zone")
    void defaults() {
        assertThat(DnsSettings.DEFAULTS.networks()).contains("10.0.0.0/8", "fc00::/7");
        assertThat(DnsSettings.DEFAULTS.forwarders()).isEmpty();
        assertThat(DnsSettings.DEFAULTS.validate()).isTrue();
        assertThat(DnsSettings.DEFAULTS.cloudZone()).isEqualTo("cloud.internal");
        assertThat(schema.change(DnsSettings.DEFAULTS, Map.of())).isEqualTo(DnsSettings.DEFAULTS);
    }

    @Test
    @DisplayName("What is typed is taken without what is around it")
    void typed() {
        DnsSettings settings = schema.change(
                DnsSettings.DEFAULTS,
                Map.of("forwarders", List.of(" 192.0.2.1#5353 ", "2001:db8::1"), "cloudZone", " Village.Example "));

        assertThat(settings.forwarders()).containsExactly("192.0.2.1#5353", "2001:db8::1");
        assertThat(settings.cloudZone()).isEqualTo("village.example");
        assertThat(Forwarder.parse("192.0.2.1#5353")).contains(new Forwarder("192.0.2.1", 5353));
        assertThat(Forwarder.parse("192.0.2.1")).contains(new Forwarder("192.0.2.1", 53));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "port | 52",
                "port | 65536",
                "controlPort | 5300",
                "networks | all",
                "networks | 10.0.0.0/33",
                "forwarders | dns.example.org",
                "forwarders | 192.0.2.1#0",
                "forwarders | 192.0.2.1#70000",
                "forwarders | 192.0.2.1; }; include \"/etc/passwd\"",
                "cloudZone | a..b",
                "cloudZone | a\";x",
                "cloudZone | -a.example"
            })
    @DisplayName("What cannot stand in the configuration is told of its field")
    void refused(String field, String value) {
        assertThatThrownBy(() -> schema.change(DnsSettings.DEFAULTS, Map.of(field, value)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().fields())
                                .extracting(Failure.FieldProblem::field)
                                .containsExactly(field));
    }
}
