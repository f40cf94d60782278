package org.cloudy.bus.power;

import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What can be started anew and shut down.
 *
 * @param machineObstacle why the node can't do it to the machine; null if it can
 */
public record PowerState(@Nullable Text machineObstacle) {}
