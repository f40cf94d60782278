package org.cloudy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of {@code examples/}, run as they are. */
@DisplayName("The examples for developers")
class ExamplesIT {
    private static final LocatorAssertions.IsVisibleOptions CONNECTED =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    private static final Path EXAMPLES =
            Path.of("../../examples").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("publish a document from Java, and find it from Java and from a page")
    void publishAndSearch() throws IOException, InterruptedException {
        String bridge = String.valueOf(FreePorts.one());
        try (Chromium chromium = new Chromium();
                NodeProcess node = NodeProcess.start(folder.resolve("node"), "--bridge", bridge)
                        .setUp("lighthouse")) {
            Path token = folder.resolve("node/bridge-token");
            Path out = folder.resolve("out");
            Process java = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            EXAMPLES.resolve("PublishAndSearch.java").toString(),
                            bridge,
                            token.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            try {
                Assertions.assertThat(java.waitFor(90, TimeUnit.SECONDS)).isTrue();
            } finally {
                java.destroyForcibly();
            }
            Assertions.assertThat(Files.readString(out)).contains("\"total\":1", "\"match\":true");
            Assertions.assertThat(java.exitValue()).isZero();

            Page page = chromium.visitor(node.web(), Chromium.View.DESKTOP, "en-GB");
            page.navigate("/login"); // which opens no bus of its own
            // As if the node had it among its own pages: in the place of one of them, and under its security policy.
            page.route("**/search.js", ExamplesIT::answer);
            page.setContent(Files.readString(EXAMPLES.resolve("search.html")));
            assertThat(page.getByLabel("Words")).isVisible(CONNECTED);
            page.getByLabel("Words").fill("lighthouse");
            page.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.LISTITEM))
                    .containsText(
                            "keepers of the lighthouse",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            chromium.assertNoComplaints();
        }
    }

    private static void answer(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setPath(EXAMPLES.resolve("search.js"))
                .setContentType("text/javascript; charset=utf-8"));
    }
}
