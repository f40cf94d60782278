package org.cloudy.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The styles, scripts and pictures of the pages: what lies in {@code webroot/} on the class path, under {@code /assets/}. Their
 * addresses carry a hash of their content, so that browsers keep them for good and yet never show an old one.
 */
public final class Assets {
    /** A file, with its ending: a folder on the class path is a resource too, and would list what is in it. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\\.[A-Za-z0-9]+");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("LICENSE", "text/plain; charset=utf-8"),
            Map.entry("map", "application/json"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"));
    private static final String PREFIX = "/assets/";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final Vertx vertx;
    private final ConcurrentMap<String, Asset> known = new ConcurrentHashMap<>();

    private record Asset(Buffer content, String hash, String type) {}

    Assets(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * The address of an asset, to be written into a page. The first time it is read from the class path.
     *
     * @param name its path below {@code webroot/}, as {@code css/cloudy.css}
     * @throws IllegalArgumentException if there is none
     */
    public String url(String name) {
        Asset asset = find(name).orElseThrow(() -> new IllegalArgumentException("no such asset: " + name));
        return PREFIX + name + "?v=" + asset.hash();
    }

    void mount(Router router) {
        router.get(PREFIX + "*").handler(this::serve);
    }

    private void serve(RoutingContext ctx) {
        String name = ctx.normalizedPath().substring(PREFIX.length());
        Asset loaded = known.get(name);
        if (loaded != null) {
            write(ctx, loaded);
            return;
        }
        vertx.executeBlocking(() -> find(name))
                .onSuccess(found -> found.ifPresentOrElse(asset -> write(ctx, asset), () -> ctx.fail(404)))
                .onFailure(ctx::fail);
    }

    private static void write(RoutingContext ctx, Asset asset) {
        boolean hashed = asset.hash().equals(ctx.queryParams().get("v"));
        String tag = '"' + asset.hash() + '"';
        ctx.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, hashed ? FOR_GOOD : "no-cache")
                .putHeader(HttpHeaders.ETAG, tag);
        if (tag.equals(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            ctx.response().setStatusCode(304).end();
        } else {
            ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, asset.type()).end(asset.content());
        }
    }

    private Optional<Asset> find(String name) {
        return NAME.matcher(name).matches()
                ? Optional.ofNullable(known.computeIfAbsent(name, Assets::read))
                : Optional.empty();
    }

    private static @Nullable Asset read(String name) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream("webroot/" + name)) {
            if (in == null) {
                return null;
            }
            byte[] content = in.readAllBytes();
            return new Asset(Buffer.buffer(content), hash(content), type(name));
        } catch (IOException e) {
            throw new UncheckedIOException("an asset cannot be read: " + name, e);
        }
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
