package org.cloudy.bus.capabilities;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * All that a page about a capability shows.
 *
 * @param description what it does and how it is used; paragraphs are separated by empty lines
 * @param fields the settings, in the order in which they are shown
 * @param settings the values in force, by field name
 * @param schema JSON Schema (2020-12) that the settings are held against
 * @param actions what can be done now, the likeliest first
 * @param packages the Debian packages that it needs
 * @param ports where it listens
 * @param serviceTypes DNS-SD types that it announces when published
 * @param publishedAs id of its service instance; null if it is not published
 * @param checks the latest finding of each check
 * @param reason why it is in state FAILED, with the daemon's last lines; null otherwise
 */
public record CapabilityDetail(
        CapabilitySummary summary,
        Text description,
        List<Field> fields,
        Map<String, Object> settings,
        Map<String, Object> schema,
        List<Action> actions,
        List<String> packages,
        List<PortUse> ports,
        List<String> serviceTypes,
        @Nullable String publishedAs,
        List<CheckResult> checks,
        @Nullable Text reason) {

    /**
     * One setting, for a form.
     *
     * @param group heading that it stands under, with the others of the same heading; null for none
     * @param kind how it is edited
     * @param choices the values of a {@link FieldKind#CHOICE}; empty otherwise
     * @param minimum smallest number, or shortest text; null if there is none
     * @param maximum largest number, or longest text; null if there is none
     */
    public record Field(
            String name,
            Text title,
            Text help,
            @Nullable Text group,
            FieldKind kind,
            boolean required,
            List<Choice> choices,
            @Nullable Long minimum,
            @Nullable Long maximum) {}

    /** One value of a {@link FieldKind#CHOICE}, and what it is called. */
    public record Choice(String value, Text title) {}

    /** How a setting is edited; LINES is a list of texts, one a line. */
    public enum FieldKind {
        TEXT,
        NUMBER,
        SWITCH,
        CHOICE,
        LINES,
        SECRET
    }

    /** A port that the capability listens on; {@code transport} is "tcp" or "udp". */
    public record PortUse(String name, int port, String transport) {}
}
