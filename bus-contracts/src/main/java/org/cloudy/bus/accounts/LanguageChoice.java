package org.cloudy.bus.accounts;

/** The language that whoever asks wants to be spoken to in: an ISO 639-1 code. */
public record LanguageChoice(String language) {}
