package org.cloudy.capabilities;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cloudy.bus.Caller;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityList;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CheckResults;
import org.cloudy.bus.capabilities.Configuration;
import org.cloudy.bus.capabilities.KeptFiles;
import org.cloudy.bus.capabilities.LogLines;
import org.cloudy.bus.capabilities.LogQuery;
import org.cloudy.bus.capabilities.TakeBack;
import org.cloudy.bus.jobs.Job;
import org.cloudy.platform.NodeContext;

/** Answers what {@link org.cloudy.bus.capabilities.CapabilitiesContract} asks. Blocks. */
final class CapabilitiesService {
    private static final int MOST_LINES = 1_000;

    private final NodeContext node;
    private final Lives lives;
    private final Views views;
    private final HealthChecks health;
    private final LifeCycleJobs jobs;

    CapabilitiesService(NodeContext node, Lives lives, Views views, HealthChecks health, LifeCycleJobs jobs) {
        this.node = node;
        this.lives = lives;
        this.views = views;
        this.health = health;
        this.jobs = jobs;
    }

    CapabilityList list() {
        AtWork work = AtWork.now(node.jobs());
        return new CapabilityList(
                lives.all().stream().map(life -> Summaries.of(life, work)).toList());
    }

    CapabilityDetail get(CapabilityName which) {
        return views.detail(lives.get(which.name()), AtWork.now(node.jobs()));
    }

    Job act(ActionRequest request, Caller caller) {
        return jobs.act(lives.get(request.name()), request.action(), caller);
    }

    Job configure(Configuration wanted, Caller caller) {
        return jobs.configure(lives.get(wanted.name()), wanted.settings(), caller);
    }

    KeptFiles keptFiles(CapabilityName which) {
        return keptFiles(lives.get(which.name()));
    }

    private static <S extends Record> KeptFiles keptFiles(Life<S> life) {
        return new KeptFiles(
                life.name(),
                life.stored().installed(),
                life.folder().toString(),
                life.descriptor().backup().paths().isEmpty()
                        ? List.of()
                        : Stream.concat(life.descriptor().backup().paths().stream(), Stream.of(KeptFiles.DOCUMENT))
                                .toList(),
                life.components().passing(life.site(life.settingsOrDefaults())));
    }

    Job hold(CapabilityName which, Caller caller) {
        return jobs.hold(lives.get(which.name()), caller);
    }

    Job release(CapabilityName which, Caller caller) {
        return jobs.release(lives.get(which.name()), caller);
    }

    Job takeBack(TakeBack wanted, Caller caller) {
        return jobs.takeBack(lives.get(wanted.name()), wanted.stage(), caller);
    }

    CheckResults diagnose(CapabilityName which) {
        return new CheckResults(which.name(), health.diagnose(lives.get(which.name())));
    }

    LogLines log(LogQuery query) {
        return new LogLines(log(lives.get(query.name()), Math.clamp(query.lines(), 1, MOST_LINES)));
    }

    private <S extends Record> List<String> log(Life<S> life, int lines) {
        List<String> daemons = life.components().daemons(life.site(life.settingsOrDefaults()));
        if (daemons.size() == 1) {
            return node.host().daemons().log(daemons.getFirst(), lines);
        }
        List<String> all = new ArrayList<>();
        for (String daemon : daemons) {
            node.host().daemons().log(daemon, Math.max(1, lines / daemons.size())).stream()
                    .map(line -> daemon + ": " + line)
                    .forEach(all::add);
        }
        return all;
    }
}
