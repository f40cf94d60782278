package org.cloudy.platform.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A small node: starts one daemon and says its process id, or runs one command, and waits to be killed. */
public final class NodeThatDies {
    private NodeThatDies() {}

    /** How one is started, see {@link #main}. */
    static List<String> command(Path data, String account, String... program) {
        List<String> arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NodeThatDies.class.getName(),
                data.toString(),
                account));
        arguments.addAll(List.of(program));
        return arguments;
    }

    /**
     * Starts the daemon from a thread that ends, as those of a pool do.
     *
     * @param args data folder, account or "-" of a daemon or "command", program and its arguments
     */
    public static void main(String[] args) throws InterruptedException {
        SupervisedHost host = new SupervisedHost(Path.of(args[0]));
        List<String> program = List.of(args).subList(2, args.length);
        if (args[1].equals("command")) {
            Thread.startVirtualThread(() -> host.run(Command.of(Duration.ofHours(1), program.toArray(String[]::new))));
            new CountDownLatch(1).await();
        }
        DaemonSpec spec = DaemonSpec.of("test.sleeper", Path.of(args[0]), program);
        Thread caller = new Thread(() -> host.daemons().start(args[1].equals("-") ? spec : spec.as(args[1])));
        caller.start();
        caller.join();
        System.out.println(host.daemons().status("test.sleeper").pid());
        new CountDownLatch(1).await();
    }
}
