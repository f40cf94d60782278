package org.cloudy.squid;

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

/**
 * What an owner decides about the proxy.
 *
 * @param port where it listens
 * @param cacheMegabytes how much of the disk it may fill, in MiB
 * @param allowedNetworks who may use it besides this machine, in CIDR notation
 * @param visibleName name that it goes by in its error pages; empty for the node's
 */
public record SquidSettings(
        @Min(1024) @Max(65535) int port,
        @Min(16) @Max(1_048_576) int cacheMegabytes,
        @Size(max = 64) List<String> allowedNetworks,
        @Size(max = SquidSettings.LONGEST_NAME) String visibleName) {

    private static final int LONGEST_NAME = 253;
    private static final Pattern NAME = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)?");

    /** Of a fresh installation: the private networks (RFC 1918, RFC 4193) and the link may use it. */
    public static final SquidSettings DEFAULTS = new SquidSettings(
            3128, 256, List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10"), "");

    /** @throws Failure INVALID with what cannot stand in the proxy's configuration */
    public SquidSettings {
        allowedNetworks = allowedNetworks.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        visibleName = visibleName.strip();
        List<FieldProblem> problems = new ArrayList<>();
        for (String network : allowedNetworks) {
            if (Network.parse(network).isEmpty()) {
                problems.add(FieldProblem.of(
                        "allowedNetworks",
                        "capability.squid.network-invalid",
                        Map.of("network", Text.shortened(network))));
            }
        }
        if (visibleName.length() > LONGEST_NAME || !NAME.matcher(visibleName).matches()) {
            problems.add(FieldProblem.of(
                    "visibleName", "capability.squid.name-invalid", Map.of("name", Text.shortened(visibleName))));
        }
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
    }

    /** The networks that may use the proxy. */
    List<Network> networks() {
        return allowedNetworks.stream()
                .flatMap(text -> Network.parse(text).stream())
                .toList();
    }
}
