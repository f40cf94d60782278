package org.cloudy.bus.capabilities;

/**
 * The file of a plugin.
 *
 * @param text in YAML
 */
public record PluginText(String text) {}
