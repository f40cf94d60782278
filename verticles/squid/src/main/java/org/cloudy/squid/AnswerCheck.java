package org.cloudy.squid;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;

/** Whether the proxy answers, which a daemon that hangs does not. */
final class AnswerCheck implements Component<SquidSettings> {
    @Override
    public String name() {
        return "answer";
    }

    @Override
    public List<CheckResult> diagnose(Site<SquidSettings> site, boolean enabled) {
        if (!enabled) {
            return List.of();
        }
        try {
            ManagerPage page = ManagerPage.ask(site.settings().port());
            return finding(
                    Health.PASSING,
                    "passing",
                    Map.of("requests", "" + page.requests(), "megabytes", "" + page.cacheMegabytes()));
        } catch (IOException e) {
            return finding(Health.CRITICAL, "silent", Map.of("cause", String.valueOf(e.getMessage())));
        }
    }

    private List<CheckResult> finding(Health health, String what, Map<String, String> args) {
        return List.of(new CheckResult(
                name(),
                Messages.everywhere("capability.squid.answer.title"),
                health,
                Messages.everywhere("capability.squid.answer." + what, args),
                health != Health.PASSING));
    }
}
