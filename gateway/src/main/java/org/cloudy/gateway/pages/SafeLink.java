package org.cloudy.gateway.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that may become links. Whoever announces something chooses its words, so nothing but plain web addresses ever
 * becomes one: no other scheme, no user name, no odd characters in the host.
 */
final class SafeLink {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]{2,39}");
    private static final int LONGEST = 2000;

    private SafeLink() {}

    /** The address, if it is one of a web page; else null. */
    static @Nullable String of(@Nullable String address) {
        if (address == null || address.length() > LONGEST) {
            return null;
        }
        try {
            URI uri = new URI(address).parseServerAuthority();
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null ? uri.toASCIIString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The host of an address that {@link #of} let through, to be shown beside it; null for none. */
    static @Nullable String host(@Nullable String link) {
        return link == null ? null : URI.create(link).getHost();
    }

    /** The address of a web page; null if the host can't be one. */
    static @Nullable String web(String scheme, String host, int port, @Nullable String path) {
        String authority = authority(host, port);
        if (authority == null) {
            return null;
        }
        String place = path == null || !path.startsWith("/") || path.startsWith("//") ? "/" : path;
        try {
            // The three-part constructor quotes what may not stand in a path.
            URI uri = new URI(null, null, place, null);
            return of(scheme + "://" + authority + uri.toASCIIString());
        } catch (URISyntaxException e) {
            return of(scheme + "://" + authority + "/");
        }
    }

    /** Host and port as in an address (RFC 3986); null if the host is neither a name nor an address. */
    static @Nullable String authority(String host, int port) {
        if (port < 1 || port > 65535) {
            return null;
        }
        if (HOST.matcher(host).matches()) {
            return host + ":" + port;
        }
        return IPV6.matcher(host).matches() && host.contains(":") ? "[" + host + "]:" + port : null;
    }
}
