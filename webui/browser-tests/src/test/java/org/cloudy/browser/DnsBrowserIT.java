package org.cloudy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Names with the mouse and on the command line: a zone of one node, its copy on another, the zone of both. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("Names in the browser and on the command line of two neighbours")
class DnsBrowserIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static final int OWN = FreePorts.block(2);
    private static final int OTHER = FreePorts.block(2);
    private static Chromium chromium;
    private static NodeProcess owner;
    private static NodeProcess neighbour;
    private static Page page;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout((double) SOON.toMillis());
        owner = NodeProcess.start(folder.resolve("owner")).setUp("hill");
        neighbour = NodeProcess.start(folder.resolve("neighbour"), "--join", owner.clusterAddress())
                .setUp("valley");
        switchOn(owner, OWN);
        switchOn(neighbour, OTHER);
        page = chromium.visitor(owner.web(), Chromium.View.DESKTOP, "en-GB");
        SignIn.at(page);
    }

    private static void switchOn(NodeProcess node, int port) {
        node.cloudy(
                        "install",
                        "dns",
                        "--set",
                        "port=" + port,
                        "--set",
                        "controlPort=" + (port + 1),
                        "--set",
                        "validate=false")
                .expectSuccess();
        node.cloudy("start", "dns").expectSuccess();
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable started : new AutoCloseable[] {neighbour, owner, chromium}) {
            close(started);
        }
    }

    @Test
    @Order(1)
    @DisplayName("a zone is created and a record added on the page, and both are on the command line and answered")
    void creates() {
        page.navigate("/capabilities/dns/zones");
        page.getByLabel("Name of the zone").fill("../x");
        button("Create the zone").click();
        assertThat(page.getByLabel("Name of the zone")).hasAttribute("aria-invalid", "true");
        page.getByLabel("Name of the zone").fill("village.example");
        button("Create the zone").click();
        assertThat(page.getByText("The zone is there.")).isVisible();

        page.getByLabel("Name", exactly()).fill("www");
        page.getByLabel("Value", exactly()).fill("192.0.2.300");
        button("Add the record").click();
        assertThat(page.getByLabel("Value", exactly())).hasAccessibleDescription(Pattern.compile("not an IPv4"));
        page.getByLabel("Value", exactly()).fill("192.0.2.30");
        button("Add the record").click();
        assertThat(row("192.0.2.30")).isVisible();

        Assertions.assertThat(owner.cloudy("dns", "record", "list", "village.example")
                        .expectSuccess()
                        .out())
                .contains("192.0.2.30");
        answered(OWN, "www.village.example", "192.0.2.30");
    }

    @Test
    @Order(2)
    @DisplayName("a record of the command line is on the open page at once; there it is changed, and removed after a"
            + " question")
    void changes() {
        owner.cloudy("dns", "record", "add", "village.example", "lib", "A", "192.0.2.40")
                .expectSuccess();
        assertThat(row("192.0.2.40")).isVisible();

        row("192.0.2.40").getByRole(AriaRole.LINK, link("Edit lib A")).click();
        page.getByLabel("Value", exactly()).fill("192.0.2.41");
        button("Save").click();
        assertThat(row("192.0.2.41")).isVisible();
        answered(OWN, "lib.village.example", "192.0.2.41");

        row("192.0.2.41").getByRole(AriaRole.LINK, link("Remove lib A")).click();
        dialog("Remove").click();
        assertThat(row("192.0.2.41")).hasCount(0);
    }

    @Test
    @Order(3)
    @DisplayName("a file with a mistake is told with its line and changes nothing")
    void imports() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Import"))
                .click();
        String pasted = "$TTL 60\n@ SOA ns host 1 1 1 1 1\n@ NS ns\nns A 192.0.2\n";
        assertThat(page.getByLabel("Or paste its text here")).isEmpty();
        page.getByLabel("Or paste its text here").fill(pasted);
        button("Take this file").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Line 4:");
        assertThat(page.getByLabel("Or paste its text here")).hasValue(pasted);
        answered(OWN, "www.village.example", "192.0.2.30");
    }

    @Test
    @Order(4)
    @DisplayName("a file of 10,000 records is uploaded, and taken and given by the command line too")
    void uploads() throws IOException {
        Path file = folder.resolve("village.zone");
        Files.writeString(
                file,
                IntStream.range(0, 10_000)
                        .mapToObj(each -> "host" + each + ".street.of.the.village.example. 3600 IN TXT \""
                                + "room number " + each + " on the long corridor\"\n")
                        .collect(Collectors.joining(
                                "",
                                "$TTL 60\n@ SOA ns host 1 1 1 1 1\n@ NS ns\nns A 192.0.2.1\nwww A 192.0.2.30\n",
                                "")));
        page.getByLabel("Zone file").setInputFiles(file);
        button("Take this file").click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("10,004 records");

        Files.writeString(
                file,
                owner.cloudy("dns", "zone", "export", "village.example")
                        .expectSuccess()
                        .out());
        owner.cloudy("dns", "zone", "import", "village.example", file.toString())
                .expectSuccess();
        answered(OWN, "www.village.example", "192.0.2.30");
    }

    @Test
    @Order(5)
    @DisplayName("a zone that is offered is fetched by the neighbour with one command, and answered there")
    void shares() {
        page.navigate("/capabilities/dns/zones/village.example");
        button("Offer it to the micro cloud").click();
        assertThat(button("Stop offering it")).isVisible();
        String id = owner.cloudy("status", "--json")
                .expectSuccess()
                .out()
                .replaceAll("(?s).*\"node\":\"([a-z2-7]{16}).*", "$1");

        await().atMost(SOON)
                .until(() -> neighbour
                        .cloudy("dns", "secondary", "offers")
                        .expectSuccess()
                        .out()
                        .contains("village.example"));
        neighbour.cloudy("dns", "secondary", "add", "village.example", id).expectSuccess();

        answered(OTHER, "www.village.example", "192.0.2.30");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("valley");
    }

    @Test
    @Order(6)
    @DisplayName("a key is taken back, and signing ends, only after a question; so a zone is fetched no more on the"
            + " command line")
    void asks() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Take the key of valley back"))
                .click();
        dialog("Take the key back").click();
        assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("valley");

        button("Sign the zone").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Stop signing"))
                .click();
        dialog("Stop signing").click();
        assertThat(button("Sign the zone")).isVisible();

        Assertions.assertThat(neighbour
                        .cloudy("dns", "secondary", "remove", "village.example")
                        .exit())
                .isEqualTo(2);
        neighbour
                .cloudy("dns", "secondary", "remove", "village.example", "--yes")
                .expectSuccess();
    }

    private static Locator dialog(String name) {
        return page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    @Order(7)
    @DisplayName("nodes and published services have names in the zone of the micro cloud, on every node")
    void cloud() {
        answered(OTHER, "hill.cloud.internal", "127.0.0.1");
        owner.cloudy("publish", "--type", "_http._tcp", "--name", "Library", "--port", "8099")
                .expectSuccess();

        answered(OTHER, "http.hill.cloud.internal", "127.0.0.1");
        page.navigate("/capabilities/dns/cloud-names");
        assertThat(page.getByText("http.hill.cloud.internal")).isVisible();
    }

    @Test
    @Order(8)
    @DisplayName("every page can be read in the dark, on a phone and by a screen reader")
    void looks() {
        for (Chromium.View view : List.of(Chromium.View.DESKTOP, Chromium.View.PHONE_DARK)) {
            Page visitor = chromium.visitor(owner.web(), view, "en-GB");
            SignIn.at(visitor);
            for (String path : List.of(
                    "zones", "zones/village.example", "zones/village.example/import", "secondaries", "cloud-names")) {
                visitor.navigate("/capabilities/dns/" + path);
                Chromium.assertAccessible(visitor);
                Assertions.assertThat((Integer) visitor.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as(path + " is not wider than the window")
                        .isLessThanOrEqualTo(0);
                Chromium.screenshot(visitor, "dns-" + path.replace('/', '-') + "-" + view);
            }
            visitor.context().close();
        }
        chromium.assertNoComplaints();
    }

    private static Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator.GetByRoleOptions link(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** Asks the name server as any program would. */
    private static void answered(int port, String name, String address) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .ignoreException(IOException.class)
                .untilAsserted(
                        () -> Assertions.assertThat(addresses(port, name)).containsExactly(address));
    }

    private static List<String> addresses(int port, String name) throws IOException {
        SimpleResolver resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(port);
        Record question = Record.newRecord(Name.fromString(name + "."), Type.A, DClass.IN);
        return resolver.send(Message.newQuery(question)).getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    private static void close(AutoCloseable started) {
        try {
            if (started != null) {
                started.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
