package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.capabilities.PluginKind;
import org.cloudy.bus.discovery.ChangeKind;
import org.cloudy.bus.firewall.FirewallState;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.squid.PeerRelation;
import org.cloudy.bus.squid.PeerState;
import org.cloudy.bus.system.NodeState;
import org.cloudy.bus.text.Messages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class TranslationsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}|%n|--[a-z-]+");

    @ParameterizedTest
    @ValueSource(strings = {"es", "ca"})
    @DisplayName("Spanish and Catalan have every text, with the same placeholders and options")
    void complete(String language) throws IOException {
        Properties english = texts("en");
        Properties translated = texts(language);

        assertThat(translated.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(translated.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
            assertThat(translated.getProperty(key)).as(key).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en_US.UTF-8", "es_ES.UTF-8", "ca_ES.UTF-8"})
    @DisplayName("Every command, option and argument has a help text in the user's language")
    void help(String locale) {
        CommandLine root = Commands.commandLine(new Ran.Line(Path.of("/nowhere"))
                .with("LANG", locale)
                .with("CLOUDY_CHECKOUT", "/somewhere")
                .surroundings());

        assertThat(root.getSubcommands()).containsKeys("up", "status", "help");
        assertThat(all(root).map(command -> command.getCommandSpec().qualifiedName()))
                .contains("cloudy microcloud create", "cloudy microcloud map");
        all(root).forEach(command -> {
            String name = command.getCommandSpec().qualifiedName();
            assertThat(command.getCommandSpec().usageMessage().header())
                    .as(name)
                    .isNotEmpty();
            for (ArgSpec argument : command.getCommandSpec().args()) {
                assertThat(argument.description()).as(name + " " + argument).isNotEmpty();
            }
        });
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(TranslationsTest::all));
    }

    @Test
    @DisplayName("Every value that a table or an event names has a word")
    void values() {
        Stream<String> keys = Stream.of(
                        Stream.of(CapabilityState.values()).map(value -> "cli.state." + value),
                        Stream.of(Health.values()).map(value -> "cli.health." + value),
                        Stream.of(JobState.values()).map(value -> "cli.job-state." + value),
                        Stream.of(PluginKind.values()).map(value -> "cli.plugin-kind." + value),
                        Stream.of(NodeState.values()).map(value -> "cli.node-state." + value),
                        Stream.of(LinkState.values()).map(value -> "cli.link." + value),
                        Stream.of(PeerState.values()).map(value -> "cli.peer-state." + value),
                        Stream.of(PeerRelation.values()).map(value -> "cli.peer-relation." + value),
                        Stream.of(FirewallState.values()).map(value -> "cli.firewall-state." + value),
                        Stream.of("node.restart", "node.shut-down", "machine.restart", "machine.shut-down")
                                .flatMap(what ->
                                        Stream.of("cli.power." + what + ".done", "cli.power." + what + ".confirm")),
                        Stream.of(ChangeKind.values()).map(value -> "cli.event.service-" + value),
                        Stream.of(ChangeKind.values()).map(value -> "cli.event.node-" + value))
                .flatMap(each -> each);

        assertThat(keys.map(key -> key.toLowerCase(Locale.ROOT)))
                .allSatisfy(key -> assertThat(Messages.catalogue("en")).containsKey(key));
    }

    @Test
    @DisplayName("Every key in the sources is a text, and every text is used")
    void used() throws IOException {
        String sources = sources();
        TreeSet<String> named = Pattern.compile("\"(cli\\.[a-z.-]+[a-z])\"")
                .matcher(sources)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(texts("en").stringPropertyNames()).containsAll(named);
        assertThat(
                        texts("en").stringPropertyNames().stream()
                                .filter(
                                        key -> key.startsWith("cli.")
                                                && !key.matches(
                                                        "cli\\.(\\w+-)?state\\..*|cli\\.(health|link|plugin-kind|peer-relation)\\..*|cli\\.power\\.(node|machine)\\..*|cli\\.event\\.(service|node)-.*")))
                .allSatisfy(key -> assertThat(named).contains(key));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        // From the sources: other modules on the class path have files of the same name.
        Path file = Path.of("src/main/resources/i18n/messages_" + language + ".properties");
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
