package org.cloudy.capabilities;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.discovery.Publication;

/**
 * What the node store keeps of a capability: what its owner wants of it, so that it survives every restart.
 *
 * @param installed whether its components are installed
 * @param enabled whether it is switched on, now and at every start of the node
 * @param wantPublished whether it is to be announced while it is on
 * @param settings its settings, by field name
 * @param version how often the settings were changed
 * @param published its announcements, as they were made
 */
record StoredCapability(
        boolean installed,
        boolean enabled,
        boolean wantPublished,
        Map<String, Object> settings,
        int version,
        List<Published> published) {
    StoredCapability {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        published = List.copyOf(published);
    }

    /** An announcement that the registry took. */
    record Published(String id, Publication publication) {}

    static StoredCapability fresh(Map<String, Object> settings) {
        return new StoredCapability(false, false, false, settings, 1, List.of());
    }

    StoredCapability withInstalled(boolean value) {
        return new StoredCapability(value, enabled, wantPublished, settings, version, published);
    }

    StoredCapability withEnabled(boolean value) {
        return new StoredCapability(installed, value, wantPublished, settings, version, published);
    }

    StoredCapability withWantPublished(boolean value) {
        return new StoredCapability(installed, enabled, value, settings, version, published);
    }

    StoredCapability withSettings(Map<String, Object> value) {
        int next = value.equals(settings) ? version : version + 1;
        return new StoredCapability(installed, enabled, wantPublished, value, next, published);
    }

    StoredCapability withPublished(List<Published> value) {
        return new StoredCapability(installed, enabled, wantPublished, settings, version, value);
    }

    /** Without the values of the settings, some of which may be secret. */
    @Override
    public String toString() {
        return "StoredCapability[installed=" + installed + ", enabled=" + enabled + ", wantPublished=" + wantPublished
                + ", version=" + version + ", published=" + published.size() + "]";
    }
}
