package org.cloudy.cli.microcloud;

import java.util.function.Function;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.bus.Comeback;
import org.cloudy.cli.bus.Follow;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.command.Work;
import org.cloudy.cli.view.JobView;

/**
 * A job that moves the node into a micro cloud or out of one. Soon after it is done the node starts anew, and the connection is
 * lost: that is no failure. What there is to see is the micro cloud once the node is back.
 */
final class Move {
    private final Cloudy cloudy;

    Move(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    /** Starts the job, and unless the user does not want to wait shows what came of it; the exit code. */
    int run(Work work, Function<BusConnection, Reply<Job>> start) {
        long id;
        try (BusConnection node = cloudy.connect()) {
            Reply<Job> job = start.apply(node);
            if (work.isNoWait()) {
                return cloudy.show(job.json(), () -> "" + job.value().id());
            }
            id = job.value().id();
            follow(node, job);
        }
        while (true) {
            try (BusConnection node = back()) {
                Reply<Job> job = Follow.once(id, node, JobView.SILENT);
                if (job.value().state().isOver()) {
                    Work.requireDone(job.value());
                    return cloudy.show(
                            node.ask(MicroCloudContract.GET, Empty.EMPTY), "", new MicroCloudView(cloudy)::text);
                }
                follow(node, job);
            } catch (Failure failure) {
                if (!BusConnection.isLost(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** Follows the job to its end, and then the node to its own. */
    private void follow(BusConnection node, Reply<Job> job) {
        try {
            Work.await(cloudy, node, job);
            say("cli.microcloud.moving");
            Comeback.awaitEnd(node);
        } catch (Failure failure) {
            if (!BusConnection.isLost(failure)) {
                throw failure;
            }
        }
    }

    /** A connection to the node when it serves its micro cloud again. */
    private BusConnection back() {
        return new Comeback(cloudy).connection(node -> node.ask(MicroCloudContract.GET, Empty.EMPTY));
    }

    private void say(String key) {
        if (!cloudy.isJson()) {
            cloudy.surroundings().err().println(cloudy.texts().of(key));
        }
    }
}
