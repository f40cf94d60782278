package org.cloudy.bus.capabilities;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of the file of a plugin.
 *
 * @param name of the capability that it is; null if there are problems
 * @param outline what it asks for; null if there are problems
 * @param problems in the order of their places; empty if it can be used
 */
public record PluginReport(@Nullable String name, @Nullable PluginOutline outline, List<PluginProblem> problems) {}
