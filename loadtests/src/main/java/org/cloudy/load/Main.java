package org.cloudy.load;

import java.util.List;

/** Runs the measurements that are named; loadtests/run calls it. */
public final class Main {
    private Main() {}

    public static void main(String[] names) throws Exception {
        if (names.length > 0 && names[0].equals(BusPeer.NAME)) {
            BusPeer.serve(List.of(names).subList(1, names.length));
            return;
        }
        unwindWhenStopped(Thread.currentThread());
        for (String name : names) {
            System.out.println("## " + name);
            Report.machine("Begun");
            switch (name) {
                case "visibility" -> new Visibility().run();
                case "start" -> new Start().run();
                case "bus" -> new Bus().run();
                case "rtt" -> new Rtt().run();
                case "faults" -> new Faults().run();
                case "hundred" -> new Hundred().run();
                case "search" -> new Search().run();
                case "plugins" -> new Plugins().run();
                case "snmp" -> new Snmp().run();
                case "zone" -> new Zone().run();
                case "documents" -> new Documents().run();
                case "memory" -> new Memory().run();
                case "growth" -> new Growth().run();
                default -> throw new IllegalArgumentException("no such measurement: " + name);
            }
            Report.machine("Ended");
        }
    }

    /** Ctrl-C ends all that was started and removes the temporary folders, as the end does. */
    private static void unwindWhenStopped(Thread main) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            main.interrupt();
            try {
                main.join(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
