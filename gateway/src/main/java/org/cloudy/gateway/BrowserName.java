package org.cloudy.gateway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which browser somebody uses, as people call it, from the {@code User-Agent} header. That is for the eye alone: anybody can send
 * any. What is not known is null.
 */
record BrowserName(@Nullable String browser, @Nullable String system) {
    private static final int LONGEST = 512;

    /** The first mark that is there tells: most browsers carry the marks of others, too. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Vivaldi/", "Vivaldi"),
            Map.entry("SamsungBrowser/", "Samsung Internet"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"),
            Map.entry("curl/", "curl"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Windows", "Windows"),
            Map.entry("Macintosh", "macOS"),
            Map.entry("Linux", "Linux"));

    static BrowserName of(String agent) {
        String read = agent.substring(0, Math.min(agent.length(), LONGEST));
        return new BrowserName(first(BROWSERS, read), first(SYSTEMS, read));
    }

    private static @Nullable String first(List<Map.Entry<String, String>> marks, String agent) {
        return marks.stream()
                .filter(mark -> agent.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
