package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class UsageTest {
    private static final Path NOWHERE = Path.of("/nowhere");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "statsu | There is no such command: statsu. Similar ones: status",
                "status --colour | There is no such option: --colour",
                "status now | One argument too many: now",
                "capability | Missing: NAME",
                "job five | ID cannot be: five",
                "services --health fine | --health cannot be: fine",
                "services --type | Missing: --type",
                "services --type a --type b | Only once is possible: --type",
                "configure squid | Missing: --set",
                "configure squid --set port | KEY=VALUE is wanted, not: port",
                "configure squid --set =1 | KEY=VALUE is wanted, not: =1",
                "install squid --set a=b --no-wait | --no-wait cannot be used",
                "remove squid | Add --yes",
                "publish | Missing: --type",
                "publish --type _http._tcp --name x | Missing: --port",
                "publish squid --port 1 | not both",
                "publish --type t --name n --port 1 --attr x | KEY=VALUE",
                "publish --type t --name n --port 1 --check tcp --path /x | --path is for --check http",
                "call cloudy.system.status [] | must be a JSON object",
                "call cloudy.system.status {}x | must be a JSON object",
                "completion fish | SHELL cannot be: fish",
                "help statsu | There is no such command: statsu",
                "setup --language | Missing: --language",
                "microcloud found | There is no such command: found",
                "microcloud create | Missing: NAME",
                "microcloud create a b | One argument too many: b",
                "microcloud create a --colour red | There is no such option: --colour",
                "microcloud invite --minutes soon | --minutes cannot be: soon",
                "microcloud join | Missing: TOKEN",
                "microcloud join - | Missing: TOKEN",
                "microcloud describe | Missing: --name, --description",
                "help microcloud found | There is no such command: found"
            })
    @DisplayName("Wrong usage is exit code 2, with what is wrong and where to look")
    void wrong(String line, String sentence) {
        Ran ran = new Ran.Line(NOWHERE).run(line.split(" "));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("cloudy: ").contains(sentence).contains("\nSee: cloudy help");
    }

    @Test
    @DisplayName("Wrong usage is told in the user's language")
    void translated() {
        assertThat(new Ran.Line(NOWHERE)
                        .with("LANG", "ca_ES.UTF-8")
                        .run("capability")
                        .err())
                .startsWith("cloudy: Hi falta: NAME");
    }

    @Test
    @DisplayName("Without arguments, with help and with --help there is the list of all commands")
    void help() {
        Ran ran = new Ran.Line(NOWHERE).run();

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Commands:").contains("services").doesNotContain("  demo ");
        assertThat(new Ran.Line(NOWHERE).run("help").out()).isEqualTo(ran.out());
        assertThat(new Ran.Line(NOWHERE).run("--help").out()).isEqualTo(ran.out());
    }

    @Test
    @DisplayName("In a checkout the script's own commands are in the list")
    void checkout() {
        assertThat(new Ran.Line(NOWHERE)
                        .with("CLOUDY_CHECKOUT", "/x")
                        .run("help")
                        .out())
                .contains("  up ")
                .contains("  demo ");
    }

    @Test
    @DisplayName("Each command has its help, translated")
    void commandHelp() {
        Ran ran = new Ran.Line(NOWHERE).with("LANG", "es_ES.UTF-8").run("help", "publish");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("Anuncia una capacidad")
                .contains("Uso: cloudy publish")
                .contains("Opciones:");
    }

    @Test
    @DisplayName("A command of a command has its help in the same ways, and wrong usage leads to it")
    void nestedHelp() {
        Ran ran = new Ran.Line(NOWHERE).run("help", "microcloud", "create");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Usage: cloudy microcloud create").contains("--range");
        assertThat(new Ran.Line(NOWHERE).run("microcloud", "create", "--help").out())
                .isEqualTo(ran.out());
        assertThat(new Ran.Line(NOWHERE).run("help", "microcloud").out()).contains("Commands:", "invite", "expel");
        assertThat(new Ran.Line(NOWHERE).run("microcloud", "--help").out())
                .isEqualTo(new Ran.Line(NOWHERE).run("help", "microcloud").out());
        assertThat(new Ran.Line(NOWHERE).run("microcloud", "create").err())
                .endsWith("See: cloudy help microcloud create\n");
        assertThat(new Ran.Line(NOWHERE).run("microcloud", "creat").err()).contains("Similar ones: create");
    }

    @Test
    @DisplayName("Of the commands of a command only the named one is built")
    void fast() {
        assertThat(built("microcloud")).isEmpty();
        assertThat(built("microcloud", "--json")).isEmpty();
        assertThat(built("--data", "/x", "microcloud", "map")).containsOnlyKeys("map");
        assertThat(built("status")).isEmpty();
    }

    private static Map<String, CommandLine> built(String... args) {
        Map<String, CommandLine> all =
                Commands.commandLine(new Ran.Line(NOWHERE).surroundings(), args).getSubcommands();
        assertThat(all).hasSize(1);
        return all.values().iterator().next().getSubcommands();
    }

    @Test
    @DisplayName("The completion script knows commands, options and their values")
    void completion() {
        Ran ran = new Ran.Line(NOWHERE).run("completion", "bash");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("complete -F _complete_cloudy")
                .contains("passing")
                .contains("--no-wait")
                .contains("approve");
    }

    @Test
    @DisplayName("A rehearsal runs what only looks, prints nothing, and tells whether a node was there")
    void rehearsal() {
        Ran.Line line = new Ran.Line(NOWHERE);

        assertThat(Rehearsal.run(line.surroundings(), List.of("--data", "/nowhere")))
                .isEqualTo(1);
        assertThat(line.printed()).isEmpty();
    }

    @Test
    @DisplayName("The data folder is CLOUDY_DATA, or the user's own as XDG has it")
    void dataFolder() {
        assertThat(DataFolder.of(Map.of("CLOUDY_DATA", "/a", "XDG_DATA_HOME", "/b")))
                .isEqualTo(Path.of("/a"));
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", "/b", "HOME", "/c"))).isEqualTo(Path.of("/b/cloudy"));
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", "relative", "HOME", "/c")))
                .isEqualTo(Path.of("/c/.local/share/cloudy"));
    }
}
