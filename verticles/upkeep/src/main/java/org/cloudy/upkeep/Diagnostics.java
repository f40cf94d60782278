package org.cloudy.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.diagnosis.Diagnosis;
import org.cloudy.bus.diagnosis.RepairWish;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.JobKind;
import org.cloudy.platform.jobs.Jobs;
import org.cloudy.platform.jobs.Progress;

/** Checks of the node and of all capabilities as one, and their repair. Blocks. */
final class Diagnostics {
    static final String NODE = "node";
    private static final int MOST_PARTS = 200;

    private final Jobs jobs;
    private final Capabilities capabilities;
    private final NodeChecks node;
    private final JobKind<RepairWish> repair;

    Diagnostics(NodeContext context, Capabilities capabilities, NodeChecks node) {
        this.jobs = context.jobs();
        this.capabilities = capabilities;
        this.node = node;
        this.repair = new JobKind<>(
                "diagnosis.repair",
                RepairWish.class,
                wish -> Messages.everywhere("upkeep.job.repair"),
                JobKind.Recovery.RESUME,
                this::repair);
    }

    void register() {
        jobs.register(repair);
    }

    Diagnosis run() throws InterruptedException {
        List<Diagnosis.PartFindings> parts = new ArrayList<>();
        parts.add(new Diagnosis.PartFindings(NODE, Messages.everywhere("upkeep.part.node"), node.diagnose()));
        for (CapabilitySummary each : capabilities.installed()) {
            parts.add(new Diagnosis.PartFindings(each.name(), each.title(), capabilities.diagnose(each.name())));
        }
        return new Diagnosis(List.copyOf(parts));
    }

    Job repair(RepairWish wish, Caller caller) throws InterruptedException {
        List<String> known = new ArrayList<>(List.of(NODE));
        capabilities.installed().forEach(each -> known.add(each.name()));
        for (String part : wish.parts().stream().limit(MOST_PARTS).toList()) {
            if (!known.contains(part)) {
                throw Failure.of(FailureCode.NOT_FOUND, "upkeep.repair.no-part", Map.of("name", Text.shortened(part)));
            }
        }
        return jobs.submit(repair, "diagnosis", wish, caller);
    }

    private void repair(RepairWish wish, Progress progress) throws InterruptedException {
        progress.step(0, "upkeep.step.diagnose");
        List<String> broken = run().parts().stream()
                .filter(part -> isWanted(part, wish))
                .filter(part -> part.checks().stream().anyMatch(Diagnostics::isRepairable))
                .map(Diagnosis.PartFindings::name)
                .toList();
        for (int i = 0; i < broken.size(); i++) {
            progress.step(10 + 80 * i / broken.size(), "upkeep.step.repair", Map.of("name", broken.get(i)));
            repair(broken.get(i), progress);
        }
        progress.step(90, "upkeep.step.again");
        String left = run().parts().stream()
                .filter(part -> isWanted(part, wish))
                .filter(part -> part.checks().stream().anyMatch(check -> check.health() == Health.CRITICAL))
                .map(Diagnosis.PartFindings::name)
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            throw Failure.of(FailureCode.CONFLICT, "upkeep.repair.left", Map.of("names", left));
        }
    }

    /** One that fails is told and does not keep the others from theirs: what is left is seen afterwards. */
    private void repair(String part, Progress progress) throws InterruptedException {
        try {
            if (part.equals(NODE)) {
                node.repair(progress);
            } else {
                progress.line(part + ": " + capabilities.repair(part).state());
            }
        } catch (Failure e) {
            progress.line(part + ": " + e.getMessage());
        }
    }

    private static boolean isWanted(Diagnosis.PartFindings part, RepairWish wish) {
        return wish.parts().isEmpty() || wish.parts().contains(part.name());
    }

    private static boolean isRepairable(CheckResult check) {
        return check.repairable() && check.health() != Health.PASSING;
    }
}
