package org.cloudy.platform.host;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cloudy.bus.updates.PackageUpdate;

/** What apt-get(8), apt-cache(8) and dpkg(1) write in the C locale. Pure functions; lines of another form are passed over. */
final class AptOutput {
    /** As {@code Inst libssl3 [3.0.15-1] (3.0.16-1 Debian:12.11/stable, Debian-Security:12/stable-security [amd64])}. */
    private static final Pattern INSTALL = Pattern.compile(
            "Inst (\\S{1,120}) \\[([^]\\s]{1,200})] \\((\\S{1,200}) ([^\\[\\]]{0,1000}) \\[[^]]{0,50}]\\).*");

    private static final Pattern SECURITY =
            Pattern.compile("(^|[, ])[^, ]*(-security|debian-security)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD =
            Pattern.compile("(Package|Version|Size|Description|Description-[\\w-]+): (.*)");
    private static final Pattern HALF_DONE = Pattern.compile(" ([a-z0-9][a-z0-9+.-]{1,99}(?::[a-z0-9]+)?)\\s+\\S.*");
    private static final int LONGEST_SUMMARY = 200;

    private AptOutput() {}

    /** The upgrades in what {@code apt-get -s upgrade} writes: without size and summary, those of security archives first. */
    static List<PackageUpdate> upgrades(List<String> lines) {
        return lines.stream()
                .map(INSTALL::matcher)
                .filter(Matcher::matches)
                .map(line -> new PackageUpdate(
                        line.group(1), line.group(2), line.group(3), 0, isSecurity(line.group(4)), ""))
                .sorted(Comparator.comparing(PackageUpdate::security).reversed().thenComparing(PackageUpdate::name))
                .toList();
    }

    /** Upgrades with what the stanzas of {@code apt-cache show} say of them. */
    static List<PackageUpdate> described(List<PackageUpdate> upgrades, List<String> show) {
        Map<String, Map<String, String>> stanzas = stanzas(show);
        return upgrades.stream()
                .map(upgrade -> described(
                        upgrade, stanzas.getOrDefault(plain(upgrade.name()) + "=" + upgrade.available(), Map.of())))
                .toList();
    }

    /** The packages that {@code dpkg --audit} names: each on a line of its own that begins with a space. */
    static List<String> halfDone(List<String> audit) {
        return audit.stream()
                .map(HALF_DONE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .distinct()
                .toList();
    }

    /**
     * The entries of a changelog down to that of a version, which is not wanted any more.
     *
     * @param most how many characters are enough
     */
    static String since(List<String> changelog, String installed, int most) {
        String text = changelog.stream()
                .filter(line -> !line.startsWith("Fetched "))
                .dropWhile(line -> !isEntry(line))
                .takeWhile(line -> !(isEntry(line) && line.contains("(" + installed + ")")))
                .collect(Collectors.joining("\n"))
                .strip();
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static boolean isEntry(String line) {
        return !line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && line.contains("(") && line.contains(";");
    }

    private static boolean isSecurity(String origins) {
        return SECURITY.matcher(origins).find();
    }

    private static PackageUpdate described(PackageUpdate upgrade, Map<String, String> fields) {
        String summary = fields.getOrDefault("Description", "");
        return new PackageUpdate(
                upgrade.name(),
                upgrade.installed(),
                upgrade.available(),
                size(fields.getOrDefault("Size", "")),
                upgrade.security(),
                summary.substring(0, Math.min(LONGEST_SUMMARY, summary.length())));
    }

    private static Map<String, Map<String, String>> stanzas(List<String> show) {
        Map<String, Map<String, String>> stanzas = new HashMap<>();
        Map<String, String> current = new HashMap<>();
        for (String line : show) {
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
                current.putIfAbsent(field.group(1).replaceFirst("-.*", ""), field.group(2));
            } else if (line.isBlank()) {
                keep(current, stanzas);
                current = new HashMap<>();
            }
        }
        keep(current, stanzas);
        return stanzas;
    }

    private static void keep(Map<String, String> stanza, Map<String, Map<String, String>> stanzas) {
        if (stanza.containsKey("Package") && stanza.containsKey("Version")) {
            stanzas.putIfAbsent(stanza.get("Package") + "=" + stanza.get("Version"), stanza);
        }
    }

    private static long size(String digits) {
        return digits.matches("\\d{1,15}") ? Long.parseLong(digits) : 0;
    }

    /** Without the architecture. */
    private static String plain(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }
}
