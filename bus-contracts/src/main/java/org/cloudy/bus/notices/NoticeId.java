package org.cloudy.bus.notices;

/** Names one notice. */
public record NoticeId(String id) {}
