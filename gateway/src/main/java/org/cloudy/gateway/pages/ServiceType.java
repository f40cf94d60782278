package org.cloudy.gateway.pages;

import java.util.Map;
import org.cloudy.bus.text.Messages;

/**
 * A DNS-SD service type, as people know it. Its name is the translation of {@code page.type.<type>}, which a plugin's own
 * translations may bring.
 */
record ServiceType(String type) {
    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("_squid._tcp", "globe2"),
            Map.entry("_http._tcp", "window"),
            Map.entry("_https._tcp", "window"),
            Map.entry("_ssh._tcp", "terminal"),
            Map.entry("_sftp-ssh._tcp", "folder2-open"),
            Map.entry("_ftp._tcp", "folder2-open"),
            Map.entry("_smb._tcp", "folder2-open"),
            Map.entry("_nfs._tcp", "folder2-open"),
            Map.entry("_webdav._tcp", "folder2-open"),
            Map.entry("_ipp._tcp", "printer"),
            Map.entry("_ipps._tcp", "printer"),
            Map.entry("_printer._tcp", "printer"),
            Map.entry("_pdl-datastream._tcp", "printer"),
            Map.entry("_scanner._tcp", "printer"),
            Map.entry("_domain._udp", "signpost-2"),
            Map.entry("_domain._tcp", "signpost-2"),
            Map.entry("_snmp._udp", "graph-up"),
            Map.entry("_ntp._udp", "clock"),
            Map.entry("_tahoe._tcp", "hdd-stack"),
            Map.entry("_rtsp._tcp", "camera-video"),
            Map.entry("_airplay._tcp", "cast"),
            Map.entry("_raop._tcp", "volume-up"),
            Map.entry("_googlecast._tcp", "cast"),
            Map.entry("_daap._tcp", "music-note-beamed"),
            Map.entry("_mqtt._tcp", "broadcast"),
            Map.entry("_xmpp-client._tcp", "chat-dots"),
            Map.entry("_imap._tcp", "envelope"),
            Map.entry("_smtp._tcp", "envelope"),
            Map.entry("_workstation._tcp", "pc-display"),
            Map.entry("_cloudy._tcp", "cloud"),
            Map.entry("_prometheus-http._tcp", "graph-up"),
            Map.entry("_hap._tcp", "house"));

    /** What a person can do with a service, beyond reading about it. */
    enum Use {
        PROXY,
        WEB,
        DETAILS
    }

    String label(String language) {
        return Messages.find(language, "page.type." + type, Map.of()).orElse(type);
    }

    String icon() {
        return ICONS.getOrDefault(type, "box");
    }

    Use use() {
        return switch (type) {
            case "_squid._tcp" -> Use.PROXY;
            case "_http._tcp", "_https._tcp" -> Use.WEB;
            default -> Use.DETAILS;
        };
    }

    /** The scheme of a web site's address. */
    String scheme() {
        return type.equals("_https._tcp") ? "https" : "http";
    }
}
