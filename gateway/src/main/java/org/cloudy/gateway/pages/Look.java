package org.cloudy.gateway.pages;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudy.bus.microcloud.Appearance;
import org.jspecify.annotations.Nullable;

/**
 * How the micro cloud shows itself on every page. Another member may have chosen it, so nothing becomes of a colour or a picture
 * that is none.
 */
record Look(String name, @Nullable String colour, @Nullable Picture picture) {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    /** A picture, and a part of its hash by which it is told from another one. */
    record Picture(String type, Buffer content, String hash) {
        private static final int LONGEST = 90_000;
        private static final Pattern DATA_URL =
                Pattern.compile("data:(image/(?:png|jpeg|webp));base64,([A-Za-z0-9+/]+={0,2})");

        private static Optional<Picture> of(@Nullable String url) {
            if (url == null || url.length() > LONGEST) {
                return Optional.empty();
            }
            Matcher parts = DATA_URL.matcher(url);
            if (!parts.matches()) {
                return Optional.empty();
            }
            try {
                byte[] content = Base64.getDecoder().decode(parts.group(2));
                return Optional.of(new Picture(parts.group(1), Buffer.buffer(content), hash(content)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static String hash(byte[] content) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                return HexFormat.of().formatHex(digest, 0, 8);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        /** Where browsers get it. */
        String href() {
            return OwnCloud.PICTURE + "?v=" + hash;
        }
    }

    static Look of(Appearance appearance) {
        return new Look(
                appearance.name(),
                colour(appearance.colour()),
                Picture.of(appearance.logo()).orElse(null));
    }

    /** The colour, if it is one. */
    static @Nullable String colour(@Nullable String typed) {
        return typed != null && COLOUR.matcher(typed).matches() ? typed : null;
    }

    /** Where browsers get the picture; null if there is none. */
    @Nullable
    String pictureHref() {
        return picture == null ? null : picture.href();
    }
}
