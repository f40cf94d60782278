package org.cloudy.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.platform.settings.SettingsSchema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SnmpSettingsTest {
    private static final SettingsSchema<SnmpSettings> SCHEMA = SettingsSchema.of(SnmpSettings.DEFAULTS);

    private static SnmpSettings with(Map<String, Object> values) {
        return SCHEMA.change(SnmpSettings.DEFAULTS, values);
    }

    private static void refuses(Map<String, Object> values, String field) {
        assertThatThrownBy(() -> with(values))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().fields())
                                .extracting(FieldProblem::field)
                                .contains(field));
    }

    @Test
    @DisplayName("By default nobody but the node itself may ask its agent")
    void defaults() {
        SnmpSettings settings = SnmpSettings.DEFAULTS;
        assertThat(settings.port()).isEqualTo(1161);
        assertThat(settings.community()).isFalse();
        assertThat(settings.user()).isEmpty();
        assertThat(settings.cloudPassphrase()).isNull();
    }

    @Test
    @DisplayName("A monitoring program is let in with a user and two passphrases, an old one with a community")
    void letIn() {
        SnmpSettings settings = with(Map.of(
                "user", "grafana",
                "userAuthPassphrase", "first-secret",
                "userPrivPassphrase", "second-secret",
                "userView", "everything",
                "community", "true",
                "communityName", "village",
                "communityNetworks", "10.1.0.0/16\n2001:db8::/32"));

        assertThat(settings.userView()).isEqualTo(AgentView.EVERYTHING);
        assertThat(settings.networks()).hasSize(2);
        assertThat(settings.toString()).doesNotContain("secret", "village");
    }

    @Test
    @DisplayName("What could break out of its line in the agent's configuration is refused")
    void breakingOut() {
        refuses(Map.of("contact", "me\nrocommunity public"), "contact");
        refuses(Map.of("user", "eve priv\nrwuser", "userAuthPassphrase", "longenough"), "user");
        refuses(Map.of("cloudPassphrase", "pass\" rwuser"), "cloudPassphrase");
        refuses(Map.of("cloudPassphrase", "short"), "cloudPassphrase");
        refuses(Map.of("community", true, "communityName", "pub lic"), "communityName");
        refuses(Map.of("communityNetworks", "everywhere"), "communityNetworks");
    }

    @Test
    @DisplayName("What is half set is refused: a user without passphrase, a community without word")
    void halfSet() {
        refuses(Map.of("user", "grafana", "userAuthPassphrase", "longenough"), "userPrivPassphrase");
        refuses(Map.of("community", true), "communityName");
        refuses(Map.of("user", "cloudy-cloud"), "user");
    }
}
