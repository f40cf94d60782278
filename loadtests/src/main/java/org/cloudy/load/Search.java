package org.cloudy.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.ServiceQuery;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.testkit.NodeProcess;

/** The search page of a node that knows a thousand services, all of another node, under Gatling. */
final class Search {
    private static final int SERVICES = 1_000;

    void run() throws Exception {
        try (Workspace workspace = Workspace.open();
                MicroCloud cloud = MicroCloud.start(workspace.resolve("cloud"), 2)) {
            long start = System.nanoTime();
            try (BusConnection bus = MicroCloud.bus(cloud.node(1))) {
                for (int i = 0; i < SERVICES; i++) {
                    MicroCloud.publish(bus, String.format("service-%04d", i), 1_000 + i);
                }
            }
            long published = System.nanoTime();
            awaitAll(cloud.node(0));
            System.out.printf(
                    "%,d services published in %.1f s; the other node knew all of them %.1f s later.%n",
                    SERVICES, (published - start) / 1e9, (System.nanoTime() - published) / 1e9);
            gatling(cloud.node(0), workspace);
        }
    }

    private static void awaitAll(NodeProcess node) throws IOException, InterruptedException {
        try (BusConnection bus = MicroCloud.bus(node)) {
            for (int i = 0; i < 600; i++) {
                long known = bus.ask(DiscoveryContract.FIND, ServiceQuery.ALL).value().services().stream()
                        .filter(service -> service.name().startsWith("service-"))
                        .count();
                if (known == SERVICES) {
                    return;
                }
                Thread.sleep(100);
            }
        }
        throw new IOException("the services did not become known");
    }

    /** In a process of its own: Gatling is set up by system properties and a folder that it finds itself. */
    private static void gatling(NodeProcess node, Workspace workspace) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-Dtarget=" + node.web(),
                "-Dgatling.data.enableAnalytics=false",
                "-cp",
                System.getProperty("java.class.path"),
                "io.gatling.app.Gatling",
                "--simulation",
                SearchSimulation.class.getName(),
                "--results-folder",
                workspace.resolve("gatling").toString(),
                "--no-reports"));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        System.out.println(exit == 0 ? "No request failed." : "**Gatling: not met, exit status " + exit + "**");
    }
}
