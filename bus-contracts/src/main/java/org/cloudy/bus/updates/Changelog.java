package org.cloudy.bus.updates;

/** What is new in a package, as its maintainers wrote it: the entries since the installed version, 20,000 characters at most. */
public record Changelog(String name, String text) {}
