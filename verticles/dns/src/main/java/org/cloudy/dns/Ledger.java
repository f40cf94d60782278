package org.cloudy.dns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.settings.Secret;

/**
 * Which zones the node serves, and with whom it shares them: all that is not in the zones' own files.
 *
 * @param zones that the node is the primary of, by name
 * @param secondaries zones that it fetches from another node, by name
 */
record Ledger(Map<String, Primary> zones, Map<String, Secondary> secondaries) {
    static final Ledger EMPTY = new Ledger(Map.of(), Map.of());

    Ledger {
        zones = Map.copyOf(zones);
        secondaries = Map.copyOf(secondaries);
    }

    /**
     * A zone that the node is the primary of.
     *
     * @param signed whether BIND signs it
     * @param offered whether other nodes of the micro cloud may have a key
     */
    record Primary(boolean signed, boolean offered, List<Grant> grants) {
        static final Primary PLAIN = new Primary(false, false, List.of());

        Primary {
            grants = List.copyOf(grants);
        }

        /** Without the key of a node. */
        Primary without(NodeId node) {
            return new Primary(
                    signed,
                    offered,
                    grants.stream().filter(grant -> !grant.node().equals(node)).toList());
        }

        /** With a key for a node, in place of one that it had. */
        Primary granting(Grant grant) {
            List<Grant> changed = new ArrayList<>(grants);
            changed.removeIf(each -> each.node().equals(grant.node()));
            changed.add(grant);
            return new Primary(signed, offered, changed);
        }
    }

    /**
     * A key that lets a node transfer a zone.
     *
     * @param name of the node when it was given
     * @param address where it is told of changes
     * @param port the same
     * @param key name of the key
     */
    record Grant(NodeId node, String name, String address, int port, String key, Secret secret, Instant since) {
        Grant at(String elsewhere) {
            return new Grant(node, name, elsewhere, port, key, secret, since);
        }
    }

    /**
     * A zone that is fetched from another node.
     *
     * @param name of that node when the key was agreed on
     * @param address where its name server is
     * @param port the same
     * @param key name of the key
     */
    record Secondary(NodeId node, String name, String address, int port, String key, Secret secret) {
        Secondary at(String elsewhere) {
            return new Secondary(node, name, elsewhere, port, key, secret);
        }
    }

    Optional<Primary> zone(String name) {
        return Optional.ofNullable(zones.get(name));
    }

    boolean serves(String name) {
        return zones.containsKey(name) || secondaries.containsKey(name);
    }

    Ledger with(String name, Primary zone) {
        Map<String, Primary> changed = new TreeMap<>(zones);
        changed.put(name, zone);
        return new Ledger(changed, secondaries);
    }

    Ledger with(String name, Secondary secondary) {
        Map<String, Secondary> changed = new TreeMap<>(secondaries);
        changed.put(name, secondary);
        return new Ledger(zones, changed);
    }

    Ledger without(String name) {
        Map<String, Primary> primaries = new TreeMap<>(zones);
        Map<String, Secondary> fetched = new TreeMap<>(secondaries);
        primaries.remove(name);
        fetched.remove(name);
        return new Ledger(primaries, fetched);
    }
}
