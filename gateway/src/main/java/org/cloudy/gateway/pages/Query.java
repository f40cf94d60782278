package org.cloudy.gateway.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The part of an address after its question mark. */
final class Query {
    private Query() {}

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
