package org.cloudy.dns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.dns.ZoneReader.Placed;
import org.xbill.DNS.Name;

/**
 * The zones on the disk and in the running server. Whatever changes is looked at by BIND's own tools first, then takes the place
 * of the old, then is loaded; what they refuse, or what cannot be loaded, leaves all as it was. Not for two at a time.
 */
final class ZoneFiles {
    private final DnsFolder folder;
    private final Bind bind;
    private final Supplier<String> cloudZone;
    private final Map<String, ZoneContent> read = new ConcurrentHashMap<>();
    private volatile Ledger ledger;

    /** @param cloudZone name of the zone that is kept of the micro cloud; empty for none */
    ZoneFiles(DnsFolder folder, Bind bind, Supplier<String> cloudZone) {
        this.folder = folder;
        this.bind = bind;
        this.cloudZone = cloudZone;
        this.ledger = folder.ledger();
    }

    Ledger ledger() {
        return ledger;
    }

    String cloudZone() {
        return cloudZone.get();
    }

    DnsFolder folder() {
        return folder;
    }

    Bind bind() {
        return bind;
    }

    /** What a zone holds. NOT_FOUND if the server is not its primary. */
    ZoneContent content(String zone) {
        if (ledger.zone(zone).isEmpty()) {
            throw Failure.of(FailureCode.NOT_FOUND, "dns.zone.unknown", Map.of("zone", zone));
        }
        return read.computeIfAbsent(
                zone,
                name -> load(name, DnsFolder.zoneFile(name))
                        .orElseThrow(() ->
                                Failure.of(FailureCode.UNAVAILABLE, "dns.zone.unreadable", Map.of("zone", zone))));
    }

    /** What a file holds as a zone; empty if there is none, or it cannot be read. */
    Optional<ZoneContent> load(String zone, String file) {
        Name origin = ZoneNames.origin(zone);
        return folder.read(file)
                .map(text -> ZoneReader.read(text, origin))
                .filter(result -> result.problems().isEmpty())
                .map(result -> ZoneContent.of(
                        origin, result.records().stream().map(Placed::record).toList()));
    }

    /** Puts new contents into force, of all these zones or of none. */
    void replace(List<ZoneContent> contents) {
        contents.forEach(this::look);
        Map<String, String> before = new HashMap<>();
        try {
            for (ZoneContent content : contents) {
                String file = DnsFolder.zoneFile(name(content));
                folder.read(file).ifPresent(text -> before.put(file, text));
                folder.move(DnsFolder.candidate(file), file);
            }
            contents.forEach(content -> bind.control("reload", name(content)));
        } catch (RuntimeException e) {
            before.forEach(folder::write);
            throw e;
        }
        contents.forEach(content -> read.put(name(content), content));
    }

    /** Begins a zone, or one in place of another, with this content. */
    void begin(ZoneContent content, Ledger next) {
        look(content);
        String file = DnsFolder.zoneFile(name(content));
        folder.move(DnsFolder.candidate(file), file);
        try {
            apply(next);
        } catch (RuntimeException e) {
            folder.delete(file);
            throw e;
        }
        read.put(name(content), content);
    }

    /** Serves these zones from now on, with these keys. */
    void apply(Ledger next) {
        String zones = DnsFolder.candidate(DnsFolder.ZONES);
        String whole = DnsFolder.candidate(BindConfiguration.FILE);
        Ledger before = ledger;
        folder.writeUnsafely(zones, ZonesConfiguration.render(next, cloudZone.get()));
        folder.writeUnsafely(
                whole,
                BindConfiguration.withZones(folder.read(BindConfiguration.FILE).orElse(""), zones));
        try {
            bind.requireConfiguration(whole);
            folder.write(next);
            folder.move(zones, DnsFolder.ZONES);
            bind.control("reconfig");
            ledger = next;
        } catch (RuntimeException e) {
            folder.write(before);
            folder.write(DnsFolder.ZONES, ZonesConfiguration.render(before, cloudZone.get()));
            throw e;
        } finally {
            folder.delete(whole);
            folder.delete(zones);
        }
    }

    /** Serves a zone no more, and deletes what is kept of it. */
    void end(String zone) {
        apply(ledger.without(zone));
        read.remove(zone);
        folder.deleteZone(zone);
    }

    /** Writes a zone beside the one in force, if BIND would take it. */
    private void look(ZoneContent content) {
        String candidate = DnsFolder.candidate(DnsFolder.zoneFile(name(content)));
        folder.writeUnsafely(candidate, content.text());
        try {
            bind.requireZone(name(content), candidate);
        } catch (RuntimeException e) {
            folder.delete(candidate);
            throw e;
        }
    }

    static String name(ZoneContent content) {
        return content.origin().toString(true);
    }
}
