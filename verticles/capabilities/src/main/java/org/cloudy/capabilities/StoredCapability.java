package org.cloudy.capabilities;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.discovery.Publication;
import org.jspecify.annotations.Nullable;

/**
 * What the node store keeps of a capability: what its owner wants of it, so that it survives every restart.
 *
 * @param installed whether its components are installed
 * @param enabled whether it is switched on, now and at every start of the node
 * @param wantPublished whether it is to be announced while it is on
 * @param settings its settings, by field name
 * @param version how often the settings were changed
 * @param published its announcements, as they were made
 * @param form version of the capability's settings that these are of; null from before they had one, which is the first
 * @param former settings of another form that were in force before; null if there were none
 */
record StoredCapability(
        boolean installed,
        boolean enabled,
        boolean wantPublished,
        Map<String, Object> settings,
        int version,
        List<Published> published,
        @Nullable Integer form,
        @Nullable Former former) {
    StoredCapability {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        published = List.copyOf(published);
    }

    /** An announcement that the registry took. */
    record Published(String id, Publication publication) {}

    /** Settings of another form. */
    record Former(Map<String, Object> settings, int form) {
        /** Without the values, some of which may be secret. */
        @Override
        public String toString() {
            return "Former[form=" + form + "]";
        }
    }

    static StoredCapability fresh(Map<String, Object> settings, int form) {
        return new StoredCapability(false, false, false, settings, 1, List.of(), form, null);
    }

    /** The form of the settings, counted from 1. */
    int settingsForm() {
        return form == null ? 1 : form;
    }

    StoredCapability withInstalled(boolean value) {
        return new StoredCapability(value, enabled, wantPublished, settings, version, published, form, former);
    }

    StoredCapability withEnabled(boolean value) {
        return new StoredCapability(installed, value, wantPublished, settings, version, published, form, former);
    }

    StoredCapability withWantPublished(boolean value) {
        return new StoredCapability(installed, enabled, value, settings, version, published, form, former);
    }

    /** With these settings; those of another form that were there are kept beside them. */
    StoredCapability withSettings(Map<String, Object> value, int ofForm) {
        int next = value.equals(settings) ? version : version + 1;
        Former before = ofForm == settingsForm() ? former : new Former(settings, settingsForm());
        return new StoredCapability(installed, enabled, wantPublished, value, next, published, ofForm, before);
    }

    StoredCapability withPublished(List<Published> value) {
        return new StoredCapability(installed, enabled, wantPublished, settings, version, value, form, former);
    }

    /** Without the values of the settings, some of which may be secret. */
    @Override
    public String toString() {
        return "StoredCapability[installed=" + installed + ", enabled=" + enabled + ", wantPublished=" + wantPublished
                + ", version=" + version + ", published=" + published.size() + "]";
    }
}
