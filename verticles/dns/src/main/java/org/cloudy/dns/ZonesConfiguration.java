package org.cloudy.dns;

import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cloudy.dns.Ledger.Grant;
import org.cloudy.dns.Ledger.Primary;
import org.cloudy.dns.Ledger.Secondary;
import org.cloudy.platform.settings.Secret;

/** What BIND is told of its zones, and of the keys that these are transferred with. */
final class ZonesConfiguration {
    private ZonesConfiguration() {}

    /**
     * The whole file.
     *
     * @param cloudZone that is kept of the micro cloud; empty for none
     */
    static String render(Ledger ledger, String cloudZone) {
        StringBuilder text = new StringBuilder("# Written by Cloudy; changes made here are lost.\n");
        new TreeMap<>(ledger.zones()).forEach((name, zone) -> text.append(primary(name, zone)));
        new TreeMap<>(ledger.secondaries()).forEach((name, zone) -> text.append(secondary(name, zone)));
        if (!cloudZone.isEmpty()) {
            text.append(primary(cloudZone, Primary.PLAIN));
        }
        return text.toString();
    }

    private static String primary(String name, Primary zone) {
        String keys = zone.grants().stream()
                .map(grant -> key(grant.key(), grant.secret()))
                .collect(Collectors.joining());
        String may = zone.grants().stream()
                .map(grant -> "key \"%s\"; ".formatted(grant.key()))
                .collect(Collectors.joining());
        String told = zone.grants().stream().map(ZonesConfiguration::told).collect(Collectors.joining());
        return """
                %szone "%s" {
                    type primary;
                    file "%s";
                    allow-transfer { %s};
                    also-notify { %s};
                %s};
                """.formatted(
                        keys,
                        name,
                        DnsFolder.zoneFile(name),
                        may.isEmpty() ? "none; " : may,
                        told,
                        zone.signed() ? "    dnssec-policy default;\n    inline-signing yes;\n" : "");
    }

    private static String told(Grant grant) {
        return "%s port %d key \"%s\"; ".formatted(grant.address(), grant.port(), grant.key());
    }

    private static String secondary(String name, Secondary zone) {
        return """
                %szone "%s" {
                    type secondary;
                    file "%s";
                    masterfile-format text;
                    max-records 200000;
                    primaries { %s port %d key "%s"; };
                    allow-notify { %s; };
                };
                """.formatted(
                        key(zone.key(), zone.secret()),
                        name,
                        DnsFolder.secondaryFile(name),
                        zone.address(),
                        zone.port(),
                        zone.key(),
                        zone.address());
    }

    private static String key(String name, Secret secret) {
        return "key \"%s\" { algorithm hmac-sha256; secret \"%s\"; };\n".formatted(name, secret.reveal());
    }
}
