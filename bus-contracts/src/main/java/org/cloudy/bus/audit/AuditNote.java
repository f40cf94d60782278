package org.cloudy.bus.audit;

/**
 * What is to be written into the trail. No value that somebody sent is in it but for names.
 *
 * @param user who did it
 * @param origin from where: an address, or {@code command-line}, {@code bridge}; empty where it is not known
 * @param act what: the address of a call, or of what is none {@code sign-in} and the like
 * @param subject on what: names, as {@code squid start}; empty for the node as a whole
 * @param outcome {@code done}, or a failure's code
 * @param stranger whether it was somebody who has not signed in
 */
public record AuditNote(String user, String origin, String act, String subject, String outcome, boolean stranger) {
    /** How an act ended that did what was asked. */
    public static final String DONE = "done";
}
