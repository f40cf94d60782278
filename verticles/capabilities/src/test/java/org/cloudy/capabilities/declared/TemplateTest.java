package org.cloudy.capabilities.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.jknack.handlebars.HandlebarsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.platform.settings.DeclaredSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A template of a plugin")
class TemplateTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("is filled with settings and with what the node is, and nothing is escaped")
    void filled() {
        assertThat(fill("{{port}} on {{listen}}, {{listenLiteral}}, {{nodeName}}: {{name}}", "::1"))
                .isEqualTo("8080 on ::1, [::1], ada: <a> & \"b\"");
        assertThat(fill("{{listenLiteral}}", "127.0.0.1")).isEqualTo("127.0.0.1");
    }

    @Test
    @DisplayName("decides and repeats")
    void decides() {
        assertThat(fill("{{#if on}}yes{{else}}no{{/if}}{{#unless on}}!{{/unless}}", "::1"))
                .isEqualTo("yes");
        assertThat(fill("{{#each networks}}allow {{this}};{{/each}}", "::1")).isEqualTo("allow a;allow b;");
    }

    @Test
    @DisplayName("tells the names that it asks for")
    void names() {
        assertThat(Template.of("{{port}}{{#if on}}{{{name}}}{{/if}}{{#each networks}}{{this}}{{/each}}")
                        .names())
                .containsExactlyInAnyOrder("port", "on", "name", "networks");
    }

    @Test
    @DisplayName("reads no file, and not the inside of anything")
    void closed() {
        assertThatThrownBy(() -> fill("{{> /etc/passwd}}", "::1")).isInstanceOf(Exception.class);
        assertThat(fill("{{name.class}}{{networks.class.name}}", "::1")).isEmpty();
        assertThatThrownBy(() -> Template.of("{{#if on}}")).isInstanceOf(HandlebarsException.class);
    }

    private String fill(String template, String listen) {
        DeclaredSettings settings = new DeclaredSettings(
                Map.of("port", 8080, "name", "<a> & \"b\"", "on", true, "networks", List.of("a", "b")));
        return Template.of(template)
                .fill(new Site<>("tools", folder, settings, "ada", listen, new SupervisedHost(folder)));
    }
}
