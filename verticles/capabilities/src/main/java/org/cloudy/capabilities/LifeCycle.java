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

    LifeCycle(Life<S> life, NodeContext node, Rules rules) {
        this.life = life;
        this.own = new OwnVerticle(life, node);
        this.announcement = new Announcement<>(
                life, new Registry(node.vertx().eventBus(), node.identity().id()));
        this.power = new Power<>(life, own, announcement, rules);
        this.installation = new Installation<>(life, power);
        this.reconfiguration = new Reconfiguration<>(life, power, announcement, rules);
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

    void resume(Progress progress) {
        power.resume(progress);
    }

    /** The node goes down: what the capability runs in it goes, too. */
    void close() {
        own.undeploy();
    }
}
