package org.cloudy.capabilities;

import java.util.Map;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.Progress;

/** All that jobs do with one capability. */
final class LifeCycle<S extends Record> {
    private final Life<S> life;
    private final OwnVerticle own;
    private final Announcement<S> announcement;
    private final Power<S> power;
    private final Installation<S> installation;
    private final Reconfiguration<S> reconfiguration;
    private final Standstill<S> standstill;
    private final Restoration<S> restoration;
    private final Succession<S> succession;

    LifeCycle(Life<S> life, NodeContext node, Rules rules, Readiness readiness) {
        this.life = life;
        this.own = new OwnVerticle(life, node);
        this.announcement = new Announcement<>(
                life, new Registry(node.vertx().eventBus(), node.identity().id()));
        Switch<S> onOff = new Switch<>(life, own);
        this.power = new Power<>(life, onOff, new Probation<>(life, onOff, readiness), announcement, rules);
        this.installation = new Installation<>(life, power, rules);
        this.reconfiguration = new Reconfiguration<>(life, power, announcement, rules, readiness);
        this.standstill = new Standstill<>(life, power, rules);
        this.restoration = new Restoration<>(life, power, announcement, rules);
        this.succession = new Succession<>(life, power, announcement, readiness);
    }

    boolean isOf(Life<?> other) {
        return life == other;
    }

    void act(Action action, Progress progress) {
        switch (action) {
            case INSTALL -> installation.install(progress);
            case START -> power.start(progress);
            case STOP -> power.stop(progress);
            case PUBLISH -> announcement.publish(progress);
            case WITHDRAW -> announcement.withdraw(progress);
            case REPAIR -> power.repair(progress);
            case REMOVE -> installation.remove(progress);
        }
    }

    void configure(Map<String, Object> values, Progress progress) {
        reconfiguration.configure(values, progress);
    }

    void hold(Progress progress) {
        standstill.hold(progress);
    }

    void release(Progress progress) {
        standstill.release(progress);
    }

    void takeBack(String stage, Progress progress) {
        restoration.takeBack(stage, progress);
    }

    Succession<S> succession() {
        return succession;
    }

    void resume(Progress progress) {
        power.resume(progress);
    }

    /** The node goes down: what the capability runs in it goes, too. */
    void close() {
        own.undeploy();
    }
}
