package org.cloudy.bus.capabilities;

import java.util.List;

/** The plugins of this node: first those of its folder, by file, then those that every node brings, by name. */
public record PluginList(List<PluginEntry> plugins) {}
