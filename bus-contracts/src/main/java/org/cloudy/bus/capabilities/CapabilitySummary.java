package org.cloudy.bus.capabilities;

import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One capability in a list.
 *
 * @param name its id: letters, digits and hyphens
 * @param icon name of an icon of the icon font, as {@code globe2}
 * @param summary what it is for, in a sentence
 * @param job id of the job that works on it now; null if none does
 */
public record CapabilitySummary(
        String name,
        Text title,
        Text summary,
        MenuGroup group,
        String icon,
        CapabilityState state,
        boolean published,
        Health health,
        @Nullable Long job) {}
