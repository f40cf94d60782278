package org.cloudy.snmp;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.settings.Group;
import org.cloudy.platform.settings.Network;
import org.cloudy.platform.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What an owner decides about monitoring.
 *
 * @param port where the agent listens, for UDP
 * @param contact who looks after the node, as the agent tells; empty for nobody
 * @param location where the node is, as the agent tells; empty for nowhere
 * @param cloudPassphrase what nodes of the micro cloud that watch each other have in common; null for none
 * @param watchCloud whether the agents of the micro cloud are watched from here
 * @param user name of somebody who may ask by SNMPv3; empty for nobody
 * @param userAuthPassphrase what proves that it is this user; null for none
 * @param userPrivPassphrase what this user's questions and answers are encrypted with; null for none
 * @param userView how much this user sees
 * @param community whether old devices may ask by SNMPv2c, unencrypted
 * @param communityName what they say; null for nothing
 * @param communityNetworks who may ask so, in CIDR notation
 * @param communityView how much they see
 */
public record SnmpSettings(
        @Group("agent") @Min(1024) @Max(65535) int port,
        @Group("agent") @Size(max = SnmpSettings.LONGEST) String contact,
        @Group("agent") @Size(max = SnmpSettings.LONGEST) String location,
        @Group("cloud") @Nullable Secret cloudPassphrase,
        @Group("cloud") boolean watchCloud,
        @Group("user") @Size(max = 32) String user,
        @Group("user") @Nullable Secret userAuthPassphrase,
        @Group("user") @Nullable Secret userPrivPassphrase,
        @Group("user") AgentView userView,
        @Group("community") boolean community,
        @Group("community") @Nullable Secret communityName,
        @Group("community") @Size(max = 32) List<String> communityNetworks,
        @Group("community") AgentView communityView) {

    private static final int LONGEST = 100;
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    /** Beginning of the names of the agent's users that the node makes itself. */
    static final String OWN_NAMES = "cloudy-";

    /** Of a fresh installation: this node alone asks its agent. */
    public static final SnmpSettings DEFAULTS = new SnmpSettings(
            1161,
            "",
            "",
            null,
            true,
            "",
            null,
            null,
            AgentView.MONITORING,
            false,
            null,
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
            AgentView.BASIC);

    /** @throws Failure INVALID with what cannot stand in the agent's configuration */
    public SnmpSettings {
        contact = contact.strip();
        location = location.strip();
        user = user.strip();
        communityNetworks = communityNetworks.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        List<FieldProblem> problems = new ArrayList<>();
        if (!user.isEmpty() && (!USER.matcher(user).matches() || user.startsWith(OWN_NAMES))) {
            problems.add(wrong("user", "user-invalid", user));
        }
        if (cloudPassphrase != null && !Passphrases.isPassphrase(cloudPassphrase)) {
            problems.add(wrong("cloudPassphrase", "passphrase-invalid", ""));
        }
        if (!isFine(userAuthPassphrase, user)) {
            problems.add(wrong("userAuthPassphrase", "passphrase-invalid", ""));
        }
        if (!isFine(userPrivPassphrase, user)) {
            problems.add(wrong("userPrivPassphrase", "passphrase-invalid", ""));
        }
        if ((community || communityName != null) && !Passphrases.isCommunity(communityName)) {
            problems.add(wrong("communityName", "community-invalid", ""));
        }
        for (String network : communityNetworks) {
            if (Network.parse(network).isEmpty()) {
                problems.add(wrong("communityNetworks", "network-invalid", network));
            }
        }
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
    }

    /** There is one where there is a user, and it can be one in any case. */
    private static boolean isFine(@Nullable Secret passphrase, String user) {
        return passphrase == null ? user.isEmpty() : Passphrases.isPassphrase(passphrase);
    }

    private static FieldProblem wrong(String field, String key, String value) {
        return FieldProblem.of(field, "capability.snmp." + key, Map.of("value", Text.shortened(value)));
    }

    /** The networks that old devices may ask from. */
    List<Network> networks() {
        return communityNetworks.stream()
                .flatMap(text -> Network.parse(text).stream())
                .toList();
    }
}
