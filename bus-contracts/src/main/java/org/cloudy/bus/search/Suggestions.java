package org.cloudy.bus.search;

import java.util.List;

/** Texts that somebody may have meant to type, the likeliest first. */
public record Suggestions(List<String> texts) {}
