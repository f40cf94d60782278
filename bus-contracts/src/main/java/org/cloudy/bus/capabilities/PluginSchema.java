package org.cloudy.bus.capabilities;

import java.util.Map;

/**
 * The JSON Schema (2020-12) that the files of plugins are held against.
 *
 * @param schema for editors, which complete by it
 */
public record PluginSchema(Map<String, Object> schema) {}
