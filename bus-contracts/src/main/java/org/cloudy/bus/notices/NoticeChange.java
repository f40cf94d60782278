package org.cloudy.bus.notices;

/** A notice was raised, or changed, or is over: then {@code open} is false. */
public record NoticeChange(boolean open, Notice notice) {}
