package org.cloudy.dns;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;

/** Whether the name server answers, which a daemon that hangs does not. */
final class AnswerCheck implements Component<DnsSettings> {
    @Override
    public String name() {
        return "answer";
    }

    @Override
    public List<CheckResult> diagnose(Site<DnsSettings> site, boolean enabled) {
        if (!enabled) {
            return List.of();
        }
        try {
            new Question(site.settings().port()).knock();
            return finding(Health.PASSING, "passing", Map.of());
        } catch (IOException e) {
            return finding(Health.CRITICAL, "silent", Map.of("cause", String.valueOf(e.getMessage())));
        }
    }

    private List<CheckResult> finding(Health health, String what, Map<String, String> args) {
        return List.of(new CheckResult(
                name(),
                Messages.everywhere("capability.dns.answer.title"),
                health,
                Messages.everywhere("capability.dns.answer." + what, args),
                health != Health.PASSING));
    }
}
