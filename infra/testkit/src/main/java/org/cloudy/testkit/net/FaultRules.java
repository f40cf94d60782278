package org.cloudy.testkit.net;

import java.util.Collection;

/** The faults of all links in the language of nftables: one table for all bridges, replaced as a whole. */
final class FaultRules {
    private static final String FORGET = "table bridge faults\ndelete table bridge faults\n";

    private FaultRules() {}

    /**
     * The rules that lose frames.
     *
     * @param cuts from which link none comes to which other one
     */
    static String of(Collection<Link> links, Collection<Cut> cuts) {
        StringBuilder sent = new StringBuilder();
        StringBuilder received = new StringBuilder();
        StringBuilder between = new StringBuilder();
        for (Link link : links) {
            // Before a bridge copies a frame that is for many: what is lost at its sender is lost for all.
            lose(
                    sent,
                    "iifname \"" + link.port() + "\"",
                    link.faults().outgoing(),
                    link.faults().loss());
            lose(
                    received,
                    "oifname \"" + link.port() + "\"",
                    link.faults().incoming(),
                    link.faults().loss());
        }
        for (Cut cut : cuts) {
            between.append("    iifname \"%s\" oifname \"%s\" drop%n"
                    .formatted(cut.from().portOfLan(), cut.to().portOfLan()));
        }
        return FORGET + "table bridge faults {\n" + chain("prerouting", sent) + chain("forward", between)
                + chain("postrouting", received) + "}\n";
    }

    private static void lose(StringBuilder rules, String frame, boolean all, int percent) {
        if (all) {
            rules.append("    ").append(frame).append(" drop\n");
        } else if (percent > 0) {
            rules.append("    ")
                    .append(frame)
                    .append(" numgen random mod 100 < ")
                    .append(percent)
                    .append(" drop\n");
        }
    }

    private static String chain(String hook, StringBuilder rules) {
        return "  chain " + hook + " {\n    type filter hook " + hook + " priority filter\n" + rules + "  }\n";
    }
}
