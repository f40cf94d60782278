package org.cloudy.capabilities;

import org.cloudy.platform.NodeContext;

/** The parts of the manager, put together. */
record Plugins(
        Lives lives,
        LifeCycleJobs jobs,
        HealthChecks health,
        Changes changes,
        MovedUp movedUp,
        Startup startup,
        Reserve reserve,
        CapabilitiesService service,
        PluginDesk desk) {

    /** Reads what the node store keeps of every capability. Blocks. */
    static Plugins of(NodeContext node, Readiness readiness) {
        Changes changes = new Changes(node.jobs(), node.vertx().eventBus());
        new BeforeUpdate(node.store()).restore();
        Lives lives = new Lives(node, changes);
        PluginStock stock = new PluginStock(node, changes, lives);
        Rules rules = new Rules(lives, stock::isOrphan);
        HealthChecks health = new HealthChecks(node.host().daemons(), stock::orphaned);
        Reserve reserve = new Reserve(node.config().data());
        LifeCycleJobs jobs = new LifeCycleJobs(node, lives, stock, rules, reserve, readiness);
        Startup startup = new Startup(lives, rules, jobs::resume);
        return new Plugins(
                lives,
                jobs,
                health,
                changes,
                new MovedUp(node.vertx().eventBus()),
                startup,
                reserve,
                new CapabilitiesService(node, lives, new Views(rules), health, jobs),
                new PluginDesk(lives, stock, changes, jobs::update, health::diagnose));
    }
}
