package org.cloudy.squid;

import java.util.Map;
import org.cloudy.platform.settings.SettingsSchema;

/** Settings as a form or a command line changes them. */
final class Sample {
    private static final SettingsSchema<SquidSettings> SCHEMA = SettingsSchema.of(SquidSettings.DEFAULTS);

    private Sample() {}

    /** The defaults with some values changed. */
    static SquidSettings settings(Map<String, Object> values) {
        return SCHEMA.change(SquidSettings.DEFAULTS, values);
    }
}
