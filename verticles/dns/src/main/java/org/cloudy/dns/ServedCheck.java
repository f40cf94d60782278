package org.cloudy.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;

/** Whether the zones are answered for, those of other nodes too: one that never came, or has expired, is not. */
final class ServedCheck implements Component<DnsSettings> {
    private static final int MOST = 50;

    @Override
    public String name() {
        return "zones";
    }

    @Override
    public List<CheckResult> diagnose(Site<DnsSettings> site, boolean enabled) {
        if (!enabled) {
            return List.of();
        }
        Ledger ledger = new DnsFolder(site.folder()).ledger();
        Question question = new Question(site.settings().port());
        try {
            List<String> silent = Stream.concat(
                            ledger.zones().keySet().stream(), ledger.secondaries().keySet().stream())
                    .sorted()
                    .limit(MOST)
                    .filter(zone -> isSilent(question, zone))
                    .toList();
            return silent.isEmpty()
                    ? finding(
                            Health.PASSING,
                            "passing",
                            Map.of("n", "" + ledger.zones().size()))
                    : finding(Health.WARNING, "silent", Map.of("zones", String.join(", ", silent)));
        } catch (UncheckedIOException e) {
            // That it does not answer at all is told by its own check.
            return List.of();
        }
    }

    private static boolean isSilent(Question question, String zone) {
        try {
            return question.serial(ZoneNames.origin(zone)).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<CheckResult> finding(Health health, String what, Map<String, String> args) {
        return List.of(new CheckResult(
                name(),
                Messages.everywhere("capability.dns.zones.title"),
                health,
                Messages.everywhere("capability.dns.zones." + what, args),
                false));
    }
}
