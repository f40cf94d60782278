package org.cloudy.platform.host;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A small node: starts one daemon, says its process id, and waits to be killed. */
public final class NodeThatDies {
    private NodeThatDies() {}

    /**
     * Starts the daemon from a thread that ends, as those of a pool do.
     *
     * @param args data folder, account or "-", program and its arguments
     */
    public static void main(String[] args) throws InterruptedException {
        SupervisedHost host = new SupervisedHost(Path.of(args[0]));
        DaemonSpec spec =
                DaemonSpec.of("test.sleeper", Path.of(args[0]), List.of(args).subList(2, args.length));
        Thread caller = new Thread(() -> host.daemons().start(args[1].equals("-") ? spec : spec.as(args[1])));
        caller.start();
        caller.join();
        System.out.println(host.daemons().status("test.sleeper").pid());
        new CountDownLatch(1).await();
    }
}
