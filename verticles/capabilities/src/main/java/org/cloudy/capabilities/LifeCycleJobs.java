package org.cloudy.capabilities;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.TakeBack;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.JobKind;
import org.cloudy.platform.jobs.Jobs;
import org.cloudy.platform.jobs.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of jobs that work on capabilities, and who may start one when: one at a time for each capability. Each can be done
 * again from its beginning, so each is resumed after a crash. Blocks.
 */
final class LifeCycleJobs {
    private final NodeContext node;
    private final Lives lives;
    private final Rules rules;
    private final Jobs jobs;
    private final Reserve reserve;
    private final Readiness readiness;
    private final Map<String, LifeCycle<?>> lifeCycles = new ConcurrentHashMap<>();
    private final Map<Action, JobKind<Work>> actions = new EnumMap<>(Action.class);
    private final JobKind<NewSettings> configure;
    private final JobKind<Work> resume;
    private final JobKind<Work> hold;
    private final JobKind<Work> release;
    private final JobKind<TakeBack> takeBack;
    private final JobKind<Work> update;

    /** Which capability a job works on. */
    record Work(String name) {}

    /** The settings that a job brings into force. */
    record NewSettings(String name, Map<String, Object> settings) {
        /** Without the values, some of which may be secret. */
        @Override
        public String toString() {
            return "NewSettings[name=" + name + ", fields=" + settings.keySet() + "]";
        }
    }

    LifeCycleJobs(NodeContext node, Lives lives, PluginStock stock, Rules rules, Reserve reserve, Readiness readiness) {
        this.lives = lives;
        this.rules = rules;
        this.jobs = node.jobs();
        this.reserve = reserve;
        this.readiness = readiness;
        this.node = node;
        for (Action action : Action.values()) {
            actions.put(action, kind(action.name().toLowerCase(Locale.ROOT), (cycle, job) -> {
                cycle.act(action, job);
                stock.keepInForce();
            }));
        }
        this.resume = kind("resume", LifeCycle::resume);
        this.hold = kind("hold", LifeCycle::hold);
        this.release = kind("release", LifeCycle::release);
        PluginUpdate updates = new PluginUpdate(lives, stock, rules, new BeforeUpdate(node.store()), this::cycle);
        this.update = new JobKind<>(
                "capabilities.update",
                Work.class,
                work -> title("update", work.name()),
                JobKind.Recovery.RESUME,
                (work, job) -> updates.run(work.name(), job));
        this.takeBack = new JobKind<>(
                "capabilities.take-back",
                TakeBack.class,
                work -> title("take-back", work.name()),
                JobKind.Recovery.RESUME,
                (work, job) -> run(work.name(), job, (cycle, it) -> cycle.takeBack(work.stage(), it)));
        this.configure = new JobKind<>(
                "capabilities.configure",
                NewSettings.class,
                work -> title("configure", work.name()),
                JobKind.Recovery.RESUME,
                (work, job) -> run(work.name(), job, (cycle, it) -> cycle.configure(work.settings(), it)));
    }

    /** Makes them known to the node. */
    void register() {
        actions.values().forEach(jobs::register);
        jobs.register(configure);
        jobs.register(resume);
        jobs.register(hold);
        jobs.register(release);
        jobs.register(takeBack);
        jobs.register(update);
    }

    /** @throws Failure CONFLICT if the action does not fit the state, or a job is at work already */
    synchronized Job act(Life<?> life, Action action, Caller caller) {
        AtWork.now(jobs).refuse(life);
        rules.check(life, action);
        JobKind<Work> kind = actions.get(action);
        if (kind == null) {
            throw new IllegalStateException("every action has a kind of job");
        }
        if (action == Action.REMOVE) {
            reserve.give();
        }
        return jobs.submit(kind, life.resource(), new Work(life.name()), caller);
    }

    /** @throws Failure INVALID with what is wrong of each field; CONFLICT as in {@link #act} */
    synchronized <S extends Record> Job configure(Life<S> life, Map<String, Object> values, Caller caller) {
        rules.requireInstalled(life);
        S wanted = life.schema().change(life.settingsOrDefaults(), values);
        if (life.stored().enabled()) {
            rules.requireFreePorts(life, wanted);
        }
        AtWork.now(jobs).refuse(life);
        return jobs.submit(configure, life.resource(), new NewSettings(life.name(), values), caller);
    }

    /** Lets a capability stand still, once what works on it now is done. */
    Job hold(Life<?> life, Caller caller) {
        rules.requireInstalled(life);
        return jobs.submit(hold, life.resource(), new Work(life.name()), caller);
    }

    /** Lets it go on. */
    Job release(Life<?> life, Caller caller) {
        return jobs.submit(release, life.resource(), new Work(life.name()), caller);
    }

    /** @throws Failure INVALID for what is no stage; CONFLICT if a job is at work already */
    synchronized Job takeBack(Life<?> life, String stage, Caller caller) {
        Restoration.requireStage(stage);
        AtWork.now(jobs).refuse(life);
        return jobs.submit(takeBack, life.resource(), new TakeBack(life.name(), stage), caller);
    }

    /** Brings a capability to where its owner left it; nothing if a job from before a crash will do so. */
    synchronized void resume(Life<?> life) {
        try {
            jobs.submit(resume, life.resource(), new Work(life.name()), Caller.NODE);
        } catch (Failure e) {
            if (e.code() != FailureCode.CONFLICT) {
                throw e;
            }
        }
    }

    /** Takes up the changed file of a plugin, once nothing else works on its capability. */
    synchronized void update(Life<?> life) {
        if (AtWork.now(jobs).on(life).isEmpty()) {
            jobs.submit(update, life.resource(), new Work(life.name()), Caller.NODE);
        }
    }

    /** The node goes down: what the capabilities run in it goes, too. */
    void close() {
        lifeCycles.values().forEach(LifeCycle::close);
    }

    private JobKind<Work> kind(String name, BiConsumer<LifeCycle<?>, Progress> body) {
        return new JobKind<>(
                "capabilities." + name,
                Work.class,
                work -> title(name, work.name()),
                JobKind.Recovery.RESUME,
                (work, progress) -> run(work.name(), progress, body));
    }

    private void run(String name, Progress progress, BiConsumer<LifeCycle<?>, Progress> body) {
        body.accept(cycle(name), progress);
    }

    private LifeCycle<?> cycle(String name) {
        return lifeCycles.compute(name, this::current);
    }

    /** That of the capability as it is now: the file of a plugin may have changed while it was off. */
    private LifeCycle<?> current(String name, @Nullable LifeCycle<?> known) {
        Life<?> life = lives.get(name);
        return known != null && known.isOf(life) ? known : new LifeCycle<>(life, node, rules, readiness);
    }

    private Text title(String kind, String name) {
        return Messages.around(
                "capabilities.job." + kind,
                Map.of("name", lives.get(name).descriptor().title()));
    }
}
