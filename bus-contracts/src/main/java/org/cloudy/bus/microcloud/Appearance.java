package org.cloudy.bus.microcloud;

import org.jspecify.annotations.Nullable;

/**
 * How a micro cloud shows itself.
 *
 * @param name 1 to 63 bytes on one line
 * @param description at most 1,000 characters
 * @param colour of its pages, as #1f6f8b; null for the usual one
 * @param logo a picture as a data URL of PNG, JPEG or WebP, 64 KB at most; null for none
 */
public record Appearance(
        String name,
        String description,
        @Nullable String colour,
        @Nullable String logo) {}
