package org.cloudy.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.Progress;

/** All checks of the node as a whole. */
record NodeChecks(List<NodeCheck> all) {
    static NodeChecks of(NodeContext node, Gatekeeper gatekeeper) {
        return new NodeChecks(List.of(
                new DiskCheck(node),
                new MemoryCheck(node),
                HeapCheck.ofThisNode(),
                new StoreCheck(node),
                new ClockCheck(node),
                new CertificateCheck(node),
                new ClusterPortCheck(node.config()),
                new ResolverCheck(node.host()),
                new PackageCheck(node.host().updates()),
                new FirewallCheck(gatekeeper)));
    }

    List<CheckResult> diagnose() throws InterruptedException {
        List<CheckResult> found = new ArrayList<>();
        for (NodeCheck check : all) {
            found.addAll(diagnose(check));
        }
        return found;
    }

    /** Repairs those that found something repairable. */
    void repair(Progress progress) throws InterruptedException {
        for (NodeCheck check : all) {
            Set<Boolean> repairable = diagnose(check).stream()
                    .filter(found -> found.health() != Health.PASSING)
                    .map(CheckResult::repairable)
                    .collect(Collectors.toSet());
            if (repairable.contains(true)) {
                progress.line("repair " + check.name());
                check.repair(progress);
            }
        }
    }

    private static List<CheckResult> diagnose(NodeCheck check) throws InterruptedException {
        try {
            return check.diagnose();
        } catch (RuntimeException e) {
            return List.of(new CheckResult(
                    check.name(),
                    Messages.everywhere("upkeep.check." + check.name() + ".title"),
                    Health.CRITICAL,
                    Failure.from(e).problem().everywhere(),
                    false));
        }
    }
}
