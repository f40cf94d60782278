package org.cloudy.capabilities.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.capabilities.CapabilityDetail.Field;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.Descriptor;
import org.cloudy.testkit.Translations;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("The file of a plugin")
class PluginReaderTest {
    static final List<String> SHIPPED = Shipped.NAMES;

    @ParameterizedTest
    @FieldSource("SHIPPED")
    @DisplayName("that every node brings has no mistake, and all its texts in every language")
    void shipped(String name) {
        assertThat(PluginReader.read(Shipped.file("shipped/" + name + ".yaml")).problems())
                .isEmpty();
        assertThat(Translations.problemsOf(Shipped.plugin(name).capability().describe()))
                .isEmpty();
    }

    @Test
    @DisplayName("to begin with has no mistake, and the name that was wanted")
    void sample() {
        Declaration sample = PluginReader.read(Shipped.sample("tool-library"));

        assertThat(sample.problems()).isEmpty();
        assertThat(sample.plugin())
                .hasValueSatisfying(plugin -> assertThat(plugin.name()).isEqualTo("tool-library"));
    }

    @ParameterizedTest(name = "{2}, where {0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id: my-service                 | id: My Service                  | pattern             | /id
            version: 1                     | version: one                    | type                | /version
            menu: community_cloud          | menu: kitchen                   | choice              | /menu
            icon: box                      | colour: red                     | unknown             |
            cloudy: 1                      | cloudy: 2                       | choice              | /cloudy
            kind: number                   | kind: date                      | choice              | /settings/port/kind
            standard: 8090                 | standard: 80                    | settings.error.minimum | /settings/port/standard
            standard: 8090                 | optional: false                 | no-standard         | /settings/port
            maximum: 65535                 | maximum: 65536                  | no-port             | /daemons/server/port
            maximum: 65535                 | maximum: 9999999999999999999999 | other               | /settings/port/maximum
            folders: [pages]               | folders: [../pages]             | pattern             | /folders/0
            folders: [pages]               | folders: [/etc]                 | pattern             | /folders/0
            packages: [webfs]              | packages: [-o=x]                | pattern             | /packages/0
            -r, pages,                     | -r, pages; reboot,              | shell               | /daemons/server/command/7
            /usr/bin/webfsd, -F            | /bin/sh, -c                     | shell-program       | /daemons/server/command/0
            /usr/bin/webfsd, -F            | ../webfsd, -F                   | program             | /daemons/server/command/0
            "{{port}}"                     | "{{prot}}"                      | template-name       | /daemons/server/command/3
            "{{port}}"                     | "{{#if port}}"                  | template            | /daemons/server/command/3
            "{{port}}"                     | "{{> /etc/passwd}}"             | template            | /daemons/server/command/3
            "{{port}}"                     | "{{include x}}"                 | template            | /daemons/server/command/3
            port: port  # the setting      | port: title                     | no-port             | /daemons/server/port
            _http._tcp                     | http                            | pattern             | /services/0/type
            user: www-data                 | user: root                      | root                | /daemons/server/user
            user: www-data                 | color: red                      | required            | /daemons/server
            kind: number                   | kind: secret                    | known-secret        | /settings/port/standard
            kind: number                   | group: nowhere                  | required            | /settings/port
            folders: [pages]               | backup: [../pages]              | pattern             | /backup/0
            folders: [pages]               | prepare: {a: {command: [sh, x]}} | shell-program      | /prepare/a/command/0
            folders: [pages]               | prepare: {a: {command: [ls], input: "{{x}}"}} | template-name | /prepare/a/input
            folders: [pages]               | health: {a: {command: [ls, $x]}} | shell              | /health/a/command/1
            folders: [pages]               | health: {a: {page: {http: x, port: port}}} | pattern  | /health/a/page/http
            folders: [pages]               | health: {a: {page: {http: /, port: folder}}} | no-port | /health/a/page/port
            icon: box                      | migrations: {2: {drop: [a]}}    | migration-version   | /migrations/2
            icon: box                      | migrations: {2: {rename: {a: b}}} | migration-name    | /migrations/2/rename/a
            icon: box                      | migrations: {2: {default: {port: 80}}} | settings.error.minimum | /migrations/2/default/port
            icon: box                      | migrations: {x: {drop: [a]}}    | pattern             | /migrations
            user: www-data                 | transport: sctp                 | choice              | /daemons/server/transport
            kind: number                   | choices: [{value: a, name: b}]  | unknown             | /settings/port/choices/0
            en: What it is for,            | fr: What it is for,             | required            | /summary
            """)
    @DisplayName("that has a mistake is not taken, and it is told where and what")
    void mistaken(String right, String wrong, String what, String path) {
        String sample = Shipped.sample("my-service").replaceAll(" +# the setting", "  # the setting");
        assertThat(sample).contains(right);
        String text = sample.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        int line = (int) text.substring(0, text.indexOf(wrong)).lines().count();

        Declaration report = PluginReader.read(text);

        assertThat(report.plugin()).isEmpty();
        assertThat(report.problems()).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(path == null ? "" : path);
            assertThat(problem.line()).isBetween(line - 3, line + 8);
            assertThat(problem.column()).isPositive();
            Messages.LANGUAGES.forEach(language -> assertThat(problem.message().in(language))
                    .matches(sentence(language, what.contains(".") ? what : "plugins.error." + what)));
        });
    }

    /** A sentence of the catalogue with anything in its places. */
    private static Pattern sentence(String language, String key) {
        assertThat(Messages.catalogue(language)).containsKey(key);
        String text = Messages.text(language, key, Map.of());
        return Pattern.compile(
                Stream.of(text.split("\\{[a-z]+}", -1)).map(Pattern::quote).collect(Collectors.joining(".+")));
    }

    @Test
    @DisplayName("can name UDP ports, call choices by titles, and ask for a secret that is not optional")
    void refined() {
        String text = Shipped.sample("my-service")
                .replace("    user: www-data", "    otherPorts: [{ port: port, transport: udp }]\n    user: www-data")
                .replace("settings: ", """
                        settings:
                          speed:
                            kind: choice
                            title: { en: Speed, es: Velocidad, ca: Velocitat }
                            help: { en: How fast., es: Cuánto., ca: Quant. }
                            standard: slow
                            choices:
                              - slow
                              - { value: fast, title: { en: Fast, es: Rápido, ca: Ràpid } }
                          password:
                            kind: secret
                            title: { en: a, es: a, ca: a }
                            help: { en: a, es: a, ca: a }
                          token:
                            kind: secret
                            optional: true
                            title: { en: a, es: a, ca: a }
                            help: { en: a, es: a, ca: a }
                        #""");
        Declaration declaration = PluginReader.read(text);

        assertThat(declaration.problems()).isEmpty();
        assertRefined(declaration.plugin().orElseThrow().capability().describe());
    }

    private static <S extends Record> void assertRefined(Descriptor<S> descriptor) {
        List<Field> fields = descriptor.settings().fields("unused");
        assertThat(fields.getFirst().choices())
                .extracting(choice -> choice.title().in("ca"))
                .containsExactly("slow", "Ràpid");
        assertThat(fields).extracting(Field::required).containsExactly(true, true, false, true);
        assertThat(descriptor.components())
                .extracting(component -> component.name())
                .doesNotHaveDuplicates();
        assertThat(descriptor.components().stream()
                        .flatMap(component -> component.ports(descriptor.defaults()).stream()))
                .extracting(port -> port.port() + "/" + port.transport())
                .containsExactly("8090/tcp", "8090/udp");
    }

    @Test
    @DisplayName("that is no YAML is told with the place where that shows")
    void noYaml() {
        PluginProblem problem = PluginReader.read("cloudy: 1\nid: [unclosed\ntitle: x\n")
                .problems()
                .getFirst();

        assertThat(problem.line()).isBetween(2, 4);
        assertThat(problem.message().in("en")).startsWith("This is not YAML");
    }

    @Test
    @DisplayName("that says something twice, nothing, or too much is refused")
    void odd() {
        assertThat(PluginReader.read(Shipped.sample("a") + "\nmenu: system\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().in("en")).contains("menu"));
        assertThat(PluginReader.read("").problems()).hasSize(1);
        assertThat(PluginReader.read("a: " + "[".repeat(100_000)).problems()).hasSize(1);
        assertThat(PluginReader.read("a: " + "{a: ".repeat(40_000)).problems()).hasSize(1);
        assertThat(PluginReader.read("- a\n- b\n").problems()).hasSize(1);
        assertThat(PluginReader.read("x".repeat(PluginReader.LONGEST + 1)).problems())
                .hasSize(1);
        assertThat(PluginReader.read("a: &a [x]\nb: " + "[*a, ".repeat(500) + "]".repeat(500))
                        .problems())
                .isNotEmpty();
    }
}
