package org.cloudy.capabilities.plugin;

import org.cloudy.bus.text.Text;

/**
 * Why a plugin without a mistake of its own cannot be taken on this node.
 *
 * @param path of what is in the way, as a JSON pointer
 */
public record Objection(String path, Text message) {}
