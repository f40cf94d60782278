package org.cloudy.bus.microcloud;

/** An invitation as its token. */
public record InvitationToken(String token) {}
