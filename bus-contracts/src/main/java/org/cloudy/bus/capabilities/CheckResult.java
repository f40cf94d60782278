package org.cloudy.bus.capabilities;

import org.cloudy.bus.text.Text;

/**
 * What a check found.
 *
 * @param component the part of the capability that was checked
 * @param title what was checked
 * @param message what was found, and what to do about it
 * @param repairable whether {@link Action#REPAIR} may put it right
 */
public record CheckResult(String component, Text title, Health health, Text message, boolean repairable) {
    /** Component of the finding that the file of a plugin is gone: a capability that is removed then keeps its data. */
    public static final String PLUGIN = "plugin";

    /** Component of the finding that a capability does not run with its settings, but with what was configured before them. */
    public static final String SETTINGS = "settings";
}
