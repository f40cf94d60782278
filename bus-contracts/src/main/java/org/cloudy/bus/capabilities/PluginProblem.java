package org.cloudy.bus.capabilities;

import org.cloudy.bus.text.Text;

/**
 * Something that is wrong with the file of a plugin.
 *
 * @param line from 1; 0 where it has no place
 * @param column from 1; 0 where it has no place
 * @param path where that is, as a JSON pointer (RFC 6901); empty for the whole file
 */
public record PluginProblem(int line, int column, String path, Text message) {}
