package org.cloudy.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VendoredAssetsTest {
    private static final Pattern HASH = Pattern.compile("\"([^\"]+)\": \"([0-9a-f]{64})\"");

    @Test
    @DisplayName("Every vendored file is the one whose hash is written down")
    void filesMatchTheirHashes() throws Exception {
        Map<String, String> hashes = hashes();
        assertThat(hashes).isNotEmpty();
        for (Map.Entry<String, String> file : hashes.entrySet()) {
            assertThat(sha256(Sources.path("webroot/vendor/" + file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    @DisplayName("No file lies among the vendored ones whose origin is not written down")
    void nothingElseIsVendored() throws IOException {
        try (Stream<Path> files = Files.list(Sources.path("webroot/vendor"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Stream.of("vendor.json"), hashes().keySet().stream())
                                    .toList());
        }
    }

    @Test
    @DisplayName("Neither styles nor templates ask another host for anything")
    void nothingLeavesTheNode() throws IOException {
        Pattern elsewhere = Pattern.compile("(src|href|url\\(|@import)\\s*[=(]?\\s*[\"']?(https?:)?//");
        assertThat(Sources.text("webroot/cloudy.css")).doesNotContainPattern(elsewhere);
        Sources.templates().forEach((name, text) -> assertThat(text).as(name).doesNotContainPattern(elsewhere));
    }

    @Test
    @DisplayName("The styles ask for the font at the address at which the page has it fetched early")
    void fontIsFetchedOnce() throws Exception {
        String hash = sha256(Sources.path("webroot/vendor/inter-latin.woff2")).substring(0, 16);
        assertThat(Sources.text("webroot/cloudy.css")).contains("url(\"vendor/inter-latin.woff2?v=" + hash + "\")");
    }

    private static Map<String, String> hashes() throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        Matcher matcher = HASH.matcher(Sources.text("webroot/vendor/vendor.json"));
        while (matcher.find()) {
            hashes.put(matcher.group(1), matcher.group(2));
        }
        return hashes;
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
