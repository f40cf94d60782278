package org.cloudy.cli.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.search.NewFile;

/**
 * Something on the web, fetched into a file: by http or https, with bounds on its size, the time, and how often it sends us elsewhere.
 *
 * @param name the last part of its address
 */
record WebPage(Path file, String name) implements AutoCloseable {
    private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int MOST_REDIRECTS = 5;

    /** Whether somebody means an address and no file. */
    static boolean isOne(String source) {
        return WEB.matcher(source).matches();
    }

    /** Failure INVALID. */
    static URI address(String source) {
        try {
            URI address = new URI(source);
            if (isOne(source) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw Failure.of(FailureCode.INVALID, "cli.search.no-address", Map.of("url", source));
    }

    /** The address of a file below another address. */
    static String below(String base, String name) {
        try {
            return (base.endsWith("/") ? base : base + "/") + new URI(null, null, name, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("every path makes a URI", e);
        }
    }

    /** Failure INVALID, NOT_FOUND, TIMEOUT, UNAVAILABLE. */
    static WebPage fetch(URI address, Path temporary) {
        Path file = temporaryFile(temporary);
        try {
            return new WebPage(file, within(DEADLINE, address, file));
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    private static String within(Duration deadline, URI address, Path file) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(deadline).build()) {
            FutureTask<String> work = new FutureTask<>(() -> get(client, address, file));
            Thread.ofVirtual().start(work);
            try {
                return work.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                client.shutdownNow();
            }
        } catch (TimeoutException e) {
            throw failure(FailureCode.TIMEOUT, "cli.search.fetch-slow", address, "" + deadline.toSeconds());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failure failure
                    ? failure
                    : failure(FailureCode.UNAVAILABLE, "cli.search.fetch-failed", address, "" + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the fetching of a page was cancelled");
        }
    }

    private static String get(HttpClient client, URI address, Path to) throws IOException, InterruptedException {
        URI here = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpRequest request = HttpRequest.newBuilder(here)
                    .header("Accept", "*/*")
                    .timeout(DEADLINE)
                    .build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                Optional<String> elsewhere = response.headers().firstValue("Location");
                if (response.statusCode() / 100 == 3 && elsewhere.isPresent()) {
                    here = next(here, elsewhere.get());
                } else if (response.statusCode() / 100 == 2) {
                    save(body, to, address);
                    return name(here);
                } else {
                    throw failure(
                            FailureCode.NOT_FOUND, "cli.search.fetch-refused", address, "" + response.statusCode());
                }
            }
        }
        throw failure(FailureCode.UNAVAILABLE, "cli.search.fetch-redirects", address, "" + MOST_REDIRECTS);
    }

    /** What was asked for over TLS is not fetched without. */
    private static URI next(URI here, String location) throws IOException {
        URI next;
        try {
            next = here.resolve(new URI(location));
        } catch (URISyntaxException e) {
            throw new IOException("Location: " + location, e);
        }
        boolean isSafe =
                isOne(next.toString()) && (!"https".equals(here.getScheme()) || "https".equals(next.getScheme()));
        if (!isSafe) {
            throw failure(FailureCode.INVALID, "cli.search.fetch-elsewhere", here, next.toString());
        }
        return next;
    }

    private static void save(InputStream body, Path to, URI address) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] part = new byte[1 << 16];
            long size = 0;
            for (int read = body.read(part); read >= 0; read = body.read(part)) {
                size += read;
                if (size > NewFile.LARGEST) {
                    throw failure(
                            FailureCode.INVALID, "cli.search.fetch-large", address, "" + NewFile.LARGEST / 1_000_000);
                }
                out.write(part, 0, read);
            }
        }
    }

    private static String name(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? String.valueOf(address.getHost()) : last;
    }

    private static Failure failure(FailureCode code, String key, URI address, String detail) {
        return Failure.of(code, key, Map.of("url", address.toString(), "detail", detail));
    }

    private static Path temporaryFile(Path folder) {
        try {
            return Files.createTempFile(folder, "cloudy-", ".fetched");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(file);
    }
}
