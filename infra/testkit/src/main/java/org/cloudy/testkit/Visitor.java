package org.cloudy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser at the pages of one node: cookies are kept, redirections are not followed. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final URI web;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** Nobody yet, at the node whose pages are here. */
    public Visitor(URI web) {
        this.web = web;
    }

    /** A page as it is for this visitor. */
    public HttpResponse<String> page(String path) {
        return send(HttpRequest.newBuilder(web.resolve(path)));
    }

    /** Fills in the login form; the status of the answer. */
    public int signIn(String user, String password) {
        return post("/login", "/login", Map.of("user", user, "password", password))
                .statusCode();
    }

    /** Sends a form to a path, with the token of another page's forms. */
    public HttpResponse<String> post(String page, String path, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(page(page).body());
        String form = "csrf=" + (token.find() ? encoded(token.group(1)) : "")
                + fields.entrySet().stream()
                        .map(each -> "&" + each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining());
        return send(HttpRequest.newBuilder(web.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a page was asked for", e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
