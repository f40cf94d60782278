package org.cloudy.bus.backup;

import java.time.Instant;

/**
 * An archive that a neighbour keeps.
 *
 * @param id 26 letters and digits of base 32, chosen by its owner
 * @param name of its file, at its owner's
 * @param bytes its size
 * @param sha256 of all of it, in hexadecimal
 * @param written when the last of it had come and was found to be right
 */
public record Deposit(String id, String name, long bytes, String sha256, Instant written) {}
