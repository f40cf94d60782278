package org.cloudy.squid;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.settings.Group;
import org.cloudy.platform.settings.Network;

/**
 * What an owner decides about the proxy.
 *
 * @param port where it listens for browsers (TCP) and for what other proxies ask (UDP)
 * @param visibleName name that it goes by in its error pages; empty for the node's
 * @param allowedNetworks who may use it besides this machine, in CIDR notation
 * @param passwords who is asked for a password
 * @param blockedSites domain names that nobody is served, with all names below them
 * @param safePorts ports of sites, single or as a range with a hyphen
 * @param tunnelPorts those of {@code safePorts} to which encrypted connections may be made
 * @param cacheMegabytes how much of the disk it may fill, in MiB
 * @param memoryMegabytes how much memory it may use for what is asked for most, in MiB
 * @param largestMegabytes the largest download that is kept, in MiB; never more than the cache holds
 * @param answerQueries whether the allowed networks' proxies are told what it has
 * @param accessLog whether it keeps a record of who visits what
 */
public record SquidSettings(
        @Group("reach") @Min(1024) @Max(65535) int port,
        @Group("reach") @Size(max = Sites.LONGEST_NAME) String visibleName,
        @Group("access") @Size(max = 64) List<String> allowedNetworks,
        @Group("access") PasswordRule passwords,
        @Group("sites") @Size(max = 1000) List<String> blockedSites,
        @Group("sites") @Size(max = 64) List<String> safePorts,
        @Group("sites") @Size(max = 64) List<String> tunnelPorts,
        @Group("cache") @Min(16) @Max(1_048_576) int cacheMegabytes,
        @Group("cache") @Min(8) @Max(65_536) int memoryMegabytes,
        @Group("cache") @Min(1) @Max(65_536) int largestMegabytes,
        @Group("others") boolean answerQueries,
        @Group("privacy") boolean accessLog) {

    /** Of a fresh installation: the private networks (RFC 1918, RFC 4193) and the link may use it, without passwords. */
    public static final SquidSettings DEFAULTS = new SquidSettings(
            3128,
            "",
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10"),
            PasswordRule.NEVER,
            List.of(),
            List.of("21", "80", "443", "1025-65535"),
            List.of("443"),
            256,
            64,
            64,
            true,
            false);

    /** @throws Failure INVALID with what cannot stand in the proxy's configuration */
    public SquidSettings {
        visibleName = visibleName.strip();
        allowedNetworks = stripped(allowedNetworks);
        blockedSites = stripped(blockedSites);
        safePorts = stripped(safePorts);
        tunnelPorts = stripped(tunnelPorts);
        List<FieldProblem> problems = new ArrayList<>();
        if (!visibleName.isEmpty() && !Sites.isName(visibleName)) {
            problems.add(problem("visibleName", "name-invalid", visibleName));
        }
        check(
                problems,
                "allowedNetworks",
                allowedNetworks,
                text -> Network.parse(text).isPresent(),
                "network-invalid");
        check(problems, "blockedSites", blockedSites, Sites::isName, "site-invalid");
        check(problems, "safePorts", safePorts, Sites::arePorts, "ports-invalid");
        check(problems, "tunnelPorts", tunnelPorts, Sites::arePorts, "ports-invalid");
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
    }

    private static List<String> stripped(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static void check(
            List<FieldProblem> problems, String field, List<String> lines, Predicate<String> sound, String key) {
        lines.stream().filter(sound.negate()).forEach(line -> problems.add(problem(field, key, line)));
    }

    private static FieldProblem problem(String field, String key, String value) {
        return FieldProblem.of(field, "capability.squid." + key, Map.of("value", Text.shortened(value)));
    }

    /** The networks that may use the proxy. */
    List<Network> networks() {
        return allowedNetworks.stream()
                .flatMap(text -> Network.parse(text).stream())
                .toList();
    }

    /** Whether other proxies can ask this one: not where it would ask them for a password. */
    boolean servesProxies() {
        return passwords != PasswordRule.ALWAYS;
    }
}
