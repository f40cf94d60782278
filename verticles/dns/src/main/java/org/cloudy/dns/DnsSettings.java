package org.cloudy.dns;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.settings.Group;
import org.cloudy.platform.settings.Network;

/**
 * What an owner decides about the name server.
 *
 * @param port where it listens, for UDP and TCP
 * @param controlPort where it is told to load a zone anew, on loopback alone
 * @param networks who it looks names up for that are not its own, besides this machine, in CIDR notation
 * @param forwarders servers that it asks for those, as 192.0.2.1 or 192.0.2.1#5353; without any it asks the root servers
 * @param forwardOnly whether it asks nobody else, also when none of them answers
 * @param validate whether it refuses answers whose signatures are wrong (DNSSEC)
 * @param cloudZone the zone that is kept of the micro cloud; empty for none
 */
public record DnsSettings(
        @Group("reach") @Min(53) @Max(65535) int port,
        @Group("reach") @Min(1024) @Max(65535) int controlPort,
        @Group("resolving") @Size(max = 64) List<String> networks,
        @Group("resolving") @Size(max = 8) List<String> forwarders,
        @Group("resolving") boolean forwardOnly,
        @Group("resolving") boolean validate,

        @Group("cloud") @Size(max = ZoneNames.LONGEST) String cloudZone) {

    /** Of a fresh installation: the private networks (RFC 1918, RFC 4193) and the link may ask for any name. */
    public static final DnsSettings DEFAULTS = new DnsSettings(
            5300,
            5301,
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10"),
            List.of(),
            false,
            true,
            "cloud.internal");

    /** @throws Failure INVALID with what cannot stand in the server's configuration */
    public DnsSettings {
        networks = lines(networks);
        forwarders = lines(forwarders);
        cloudZone = cloudZone.strip().toLowerCase(Locale.ROOT);
        List<FieldProblem> problems = new ArrayList<>();
        for (String network : networks) {
            if (Network.parse(network).isEmpty()) {
                problems.add(wrong("networks", "capability.dns.network-invalid", network));
            }
        }
        for (String forwarder : forwarders) {
            if (Forwarder.parse(forwarder).isEmpty()) {
                problems.add(wrong("forwarders", "capability.dns.forwarder-invalid", forwarder));
            }
        }
        if (!cloudZone.isEmpty() && !ZoneNames.isValid(cloudZone)) {
            problems.add(wrong("cloudZone", "dns.zone.name-invalid", cloudZone));
        }
        if (port == controlPort) {
            problems.add(wrong("controlPort", "capability.dns.ports-equal", String.valueOf(port)));
        }
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
    }

    private static List<String> lines(List<String> typed) {
        return typed.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static FieldProblem wrong(String field, String key, String value) {
        return FieldProblem.of(field, key, Map.of("value", Text.shortened(value)));
    }
}
