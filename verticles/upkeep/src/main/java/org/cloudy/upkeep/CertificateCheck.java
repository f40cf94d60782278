package org.cloudy.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.tls.NodeCertificate;

/** Whether the certificate of the pages is valid for a while; beyond loopback alone there is one. */
record CertificateCheck(NodeContext node) implements NodeCheck {
    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration DAY = Duration.ofDays(1);

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public List<CheckResult> diagnose() {
        if (node.config().isLoopback()) {
            return List.of();
        }
        Instant end = NodeCertificate.of(node.config(), node.name().current(), node.host(), node.clock())
                .certificate()
                .getNotAfter()
                .toInstant();
        Duration left = Duration.between(node.clock().instant(), end);
        Found found = Found.of(this, Map.of("date", end.toString().substring(0, 10), "days", "" + left.toDays()));
        if (left.compareTo(DAY) < 0) {
            return found.critical("over", false);
        }
        return left.compareTo(SOON) < 0 ? found.warning("soon", false) : found.passing();
    }
}
