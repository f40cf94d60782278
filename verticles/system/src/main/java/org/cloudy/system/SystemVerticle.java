package org.cloudy.system;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.concurrent.Callable;
import org.cloudy.bus.Audit;
import org.cloudy.bus.Empty;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.audit.AuditContract;
import org.cloudy.bus.jobs.JobId;
import org.cloudy.bus.jobs.JobList;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.SetupCode;
import org.cloudy.platform.jobs.Jobs;

/** Serves what can be asked of the node as a whole, of its people and of its jobs. */
final class SystemVerticle extends VerticleBase {
    private static final int LATEST_JOBS = 100;

    private final NodeContext node;
    private final Jobs jobs;

    SystemVerticle(NodeContext node) {
        this.node = node;
        this.jobs = node.jobs();
    }

    @Override
    public Future<?> start() {
        EventBus bus = vertx.eventBus();
        SetupCode code = new SetupCode(node.store());
        Passwords passwords = new Passwords();
        AccountStore store = new AccountStore(node.store());
        AuditTrail trail = new AuditTrail(node.store(), node.clock());
        Accounts accounts = new Accounts(store, passwords, bus, node.clock());
        SecondFactor factor = new SecondFactor(store, accounts, node.name(), node.clock());
        return Future.all(
                serveNode(bus, code, passwords),
                serveSignIn(bus, new SignIn(store, passwords, factor, trail, node.clock())),
                serveAccounts(bus, accounts),
                serveOwnAccount(bus, accounts, factor),
                serveTrail(bus, trail),
                serveJobs(bus));
    }

    private Future<?> serveNode(EventBus bus, SetupCode code, Passwords passwords) {
        FirstSetup setup = new FirstSetup(node.store(), node.name(), code, passwords, node.clock());
        Status status = new Status(node, code, bus);
        MachineLoad load = new MachineLoad(node.config().data());
        Renaming renaming = new Renaming(node.store(), node.name());
        return Future.all(
                SystemContract.STATUS.serve(bus, asked -> status.now(blocking(status::state))),
                SystemContract.LOAD.serve(bus, asked -> blocking(load::now)),
                SystemContract.SETUP_STATE.serve(bus, asked -> blocking(setup::state)),
                SystemContract.SETUP.serve(bus, (caller, wanted) -> blocking(() -> setup.run(caller, wanted))),
                SystemContract.RENAME.serve(bus, wanted -> blocking(() -> renaming.to(wanted))));
    }

    private Future<?> serveSignIn(EventBus bus, SignIn signIn) {
        return Future.all(
                SystemContract.AUTHENTICATE.serve(bus, asked -> blocking(() -> signIn.byPassword(asked))),
                SystemContract.AUTHENTICATE_CODE.serve(bus, asked -> blocking(() -> signIn.byCode(asked))));
    }

    private Future<?> serveAccounts(EventBus bus, Accounts accounts) {
        return Future.all(List.of(
                AccountsContract.LIST.serve(bus, asked -> blocking(accounts::list)),
                AccountsContract.CREATE.serve(bus, wanted -> blocking(() -> accounts.create(wanted))),
                AccountsContract.SET_ROLE.serve(bus, wanted -> blocking(() -> accounts.setRole(wanted))),
                AccountsContract.SET_USE.serve(bus, wanted -> blocking(() -> accounts.setUse(wanted))),
                AccountsContract.SET_PASSWORD.serve(bus, wanted -> blocking(() -> accounts.setPassword(wanted))),
                AccountsContract.RESET_FACTOR.serve(bus, which -> blocking(() -> accounts.resetFactor(which))),
                AccountsContract.REMOVE.serve(bus, which -> blocking(() -> accounts.remove(which)))));
    }

    private Future<?> serveOwnAccount(EventBus bus, Accounts accounts, SecondFactor factor) {
        return Future.all(List.of(
                AccountsContract.OWN.serve(bus, (caller, asked) -> blocking(() -> accounts.own(caller))),
                AccountsContract.CHANGE_PASSWORD.serve(
                        bus, (caller, wanted) -> blocking(() -> accounts.changePassword(caller, wanted))),
                AccountsContract.CHOOSE_LANGUAGE.serve(
                        bus, (caller, choice) -> blocking(() -> accounts.chooseLanguage(caller, choice))),
                AccountsContract.BEGIN_FACTOR.serve(
                        bus, (caller, proof) -> blocking(() -> factor.begin(caller, proof))),
                AccountsContract.CONFIRM_FACTOR.serve(
                        bus, (caller, code) -> blocking(() -> factor.confirm(caller, code))),
                AccountsContract.END_FACTOR.serve(bus, (caller, typed) -> blocking(() -> factor.end(caller, typed))),
                AccountsContract.RENEW_CODES.serve(
                        bus, (caller, typed) -> blocking(() -> factor.renew(caller, typed)))));
    }

    private Future<?> serveTrail(EventBus bus, AuditTrail trail) {
        return Future.all(
                Audit.keep(
                        bus,
                        note -> blocking(() -> {
                            trail.add(note);
                            return note;
                        })),
                AuditContract.FIND.serve(bus, query -> blocking(() -> trail.find(query))));
    }

    private Future<?> serveJobs(EventBus bus) {
        return Future.all(
                JobsContract.LIST.serve(bus, (Empty asked) -> blocking(this::latestJobs)),
                JobsContract.GET.serve(bus, asked -> blocking(() -> jobs.get(asked))),
                JobsContract.CANCEL.serve(bus, (JobId asked) -> blocking(() -> jobs.cancel(asked.id()))));
    }

    private JobList latestJobs() {
        return new JobList(jobs.latest(LATEST_JOBS));
    }

    /** All of it reads or writes the node store, or computes a while: never on an event loop, and none behind another. */
    private <T> Future<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
