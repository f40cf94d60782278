package org.cloudy.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cloudy.testkit.NodeProcess;
import org.cloudy.testkit.Visitor;

/** The menus of a node with many plugins without code, as somebody sees them who is signed in. */
final class Plugins {
    private static final int PLUGINS = Integer.getInteger("plugins", 50);
    private static final int PAGES = Integer.getInteger("pages", 300);
    private static final int WARM_UP = 200;

    private final Report report = new Report("page (ms)", "median", "p95", "longest", "n");

    void run() throws Exception {
        try (Workspace workspace = Workspace.open();
                NodeProcess node = NodeProcess.start(workspace.resolve("node")).setUp("plugins")) {
            begin(node, workspace);
            Visitor visitor = new Visitor(node.web());
            int status = visitor.signIn("admin", NodeProcess.PASSWORD);
            if (status != 303) {
                throw new IOException("signing in was answered with " + status);
            }
            for (String page : List.of("/network-services", "/community-cloud")) {
                measure(visitor, page);
            }
        }
        report.print();
    }

    /** What the node itself makes of its sample, half of it in each menu. */
    private static void begin(NodeProcess node, Workspace workspace) throws IOException {
        Path folder = Files.createDirectories(workspace.resolve("node").resolve("plugins"));
        node.cloudy("plugin", "new", "sample", "--folder", workspace.folder().toString())
                .expectSuccess();
        String sample = Files.readString(workspace.resolve("sample.yaml"), StandardCharsets.UTF_8);
        for (int i = 0; i < PLUGINS; i++) {
            String menu = i % 2 == 0 ? "network_services" : "community_cloud";
            Files.writeString(
                    folder.resolve("sample-" + i + ".yaml"),
                    sample.replaceAll("(?m)^id:.*", "id: sample-" + i).replaceAll("(?m)^menu:.*", "menu: " + menu));
        }
    }

    private void measure(Visitor visitor, String page) throws IOException, InterruptedException {
        await(visitor, page);
        Samples samples = new Samples();
        for (int i = -WARM_UP; i < PAGES; i++) {
            long start = System.nanoTime();
            int status = visitor.page(page).statusCode();
            if (status != 200) {
                throw new IOException(page + " was answered with " + status);
            }
            if (i >= 0) {
                samples.add(System.nanoTime() - start);
            }
        }
        report.row("GET " + page + ", " + PLUGINS + " plugins in two menus", samples.cells());
    }

    /** The node looks into the folder every two seconds. */
    private static void await(Visitor visitor, String page) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            String body = visitor.page(page).body();
            if (body.split("/sample-\\d", -1).length > PLUGINS / 2) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IOException(page + " does not show the plugins");
    }
}
