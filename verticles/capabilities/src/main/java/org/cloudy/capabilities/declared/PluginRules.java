package org.cloudy.capabilities.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.jknack.handlebars.HandlebarsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.capabilities.declared.PluginDocument.PortDeclaration;
import org.cloudy.capabilities.declared.PluginDocument.SettingDeclaration;
import org.cloudy.platform.settings.SettingsSchema;

/** What a plugin must keep to that its schema cannot say. */
final class PluginRules {
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern SHELL = Pattern.compile("[;&|<>$`\\\\\\p{Cntrl}]");
    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9/][A-Za-z0-9/._+-]*");
    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "dash", "zsh", "ksh", "busybox", "env", "sudo", "su", "setpriv", "xargs", "nohup");

    private final PluginDocument plugin;
    private final JsonNode tree;
    private final List<PluginProblem> problems = new ArrayList<>();
    private final Set<String> names = new TreeSet<>(Template.OWN_NAMES);

    PluginRules(PluginDocument plugin, JsonNode tree) {
        this.plugin = plugin;
        this.tree = tree;
        names.addAll(plugin.settings().keySet());
    }

    List<PluginProblem> problems() {
        plugin.settings().forEach(this::setting);
        if (problems.isEmpty()) {
            // Only what is sound itself can be held against the bounds.
            defaults();
            new MigrationRules(plugin, (path, text) -> problems.add(PluginReader.problemAt(tree, path, text))).check();
        }
        for (int i = 0; i < plugin.requires().size(); i++) {
            if (plugin.requires().get(i).equals(plugin.id())) {
                add("/requires/" + i, "plugins.error.requires-itself", Map.of());
            }
        }
        plugin.files().forEach((name, file) -> {
            template("/files/" + name + "/text", file.text(), Set.of());
            if (file.check() != null) {
                command("/files/" + name + "/check", file.check(), Set.of("candidate"));
            }
        });
        plugin.prepare().forEach((name, preparation) -> {
            command("/prepare/" + name + "/command", preparation.command(), Set.of());
            if (preparation.input() != null) {
                template("/prepare/" + name + "/input", preparation.input(), Set.of());
            }
        });
        health();
        daemons();
        services();
        return problems;
    }

    private void setting(String name, SettingDeclaration setting) {
        String path = "/settings/" + name;
        if (Template.OWN_NAMES.contains(name)) {
            add(path, "plugins.error.name-taken", Map.of("name", name));
        }
        if (setting.kind() == FieldKind.CHOICE
                && (setting.choices() == null || setting.choices().isEmpty())) {
            add(path, "plugins.error.no-choices", Map.of("name", name));
        }
        if (setting.pattern() != null) {
            try {
                Pattern.compile(setting.pattern());
            } catch (PatternSyntaxException e) {
                add(path + "/pattern", "plugins.error.regular-expression", Map.of("reason", e.getDescription()));
            }
        }
        if (setting.group() != null && !plugin.groups().containsKey(setting.group())) {
            add(path + "/group", "plugins.error.no-group", Map.of("name", setting.group()));
        }
        if (setting.kind() == FieldKind.SECRET) {
            if (setting.standard() != null) {
                add(path + "/standard", "plugins.error.known-secret", Map.of("name", name));
            }
        } else if (setting.standard() == null && !Boolean.TRUE.equals(setting.optional())) {
            add(path, "plugins.error.no-standard", Map.of("name", name));
        }
    }

    /** A fresh installation has to be one that its own rules allow. */
    private void defaults() {
        var schema = SettingsSchema.declared(plugin.declared());
        try {
            schema.change(schema.defaults(), Map.of());
        } catch (Failure e) {
            e.problem().fields().forEach(field -> {
                String path = "/settings/" + field.field() + "/standard";
                problems.add(PluginReader.problemAt(tree, path, Messages.everywhere(field.key(), field.args())));
            });
        }
    }

    private void health() {
        plugin.health().forEach((name, health) -> {
            String path = "/health/" + name;
            if (health.page() != null) {
                template(path + "/page/http", health.page().http(), Set.of());
                port(path + "/page/port", health.page().port());
            }
            if (health.command() != null) {
                command(path + "/command", health.command(), Set.of());
            }
        });
    }

    private void daemons() {
        String account = plugin.daemons().values().iterator().next().user();
        Set<PortDeclaration> ports = new HashSet<>();
        plugin.daemons().forEach((name, daemon) -> {
            String path = "/daemons/" + name;
            command(path + "/command", daemon.command(), Set.of());
            port(path + "/port", daemon.port());
            own(path + "/port", daemon.main(), ports);
            List<PortDeclaration> others = daemon.others();
            for (int i = 0; i < others.size(); i++) {
                port(path + "/otherPorts/" + i, others.get(i).port());
                own(path + "/otherPorts/" + i, others.get(i), ports);
            }
            if (daemon.user().equals("root")) {
                add(path + "/user", "plugins.error.root", Map.of());
            }
            if (!daemon.user().equals(account)) {
                add(path + "/user", "plugins.error.accounts", Map.of("name", account));
            }
            if (daemon.environment() != null) {
                daemon.environment().forEach((key, text) -> template(path + "/environment/" + key, text, Set.of()));
            }
        });
    }

    /** That no other program has it; what listens on TCP and UDP has two ports of one number. */
    private void own(String path, PortDeclaration port, Set<PortDeclaration> taken) {
        if (!taken.add(new PortDeclaration(port.port(), port.isUdp() ? "udp" : "tcp"))) {
            add(path, "plugins.error.port-twice", Map.of("name", port.port()));
        }
    }

    private void services() {
        for (int i = 0; i < plugin.services().size(); i++) {
            String path = "/services/" + i;
            PluginDocument.ServiceDeclaration service = plugin.services().get(i);
            template(path + "/name", service.name(), Set.of());
            port(path + "/port", service.port());
            if (service.attributes() != null) {
                service.attributes().forEach((key, text) -> template(path + "/attributes/" + key, text, Set.of()));
            }
        }
    }

    private void port(String path, String name) {
        SettingDeclaration setting = plugin.settings().get(name);
        Long least = setting == null ? null : setting.minimum();
        Long most = setting == null ? null : setting.maximum();
        boolean port = setting != null
                && setting.kind() == FieldKind.NUMBER
                && least != null
                && least >= 1
                && most != null
                && most <= LARGEST_PORT;
        if (!port) {
            add(path, "plugins.error.no-port", Map.of("name", name));
        }
    }

    /** No shell reads it: what only a shell would understand is a mistake, or worse. */
    private void command(String path, List<String> words, Set<String> more) {
        String program = words.getFirst();
        String base = program.substring(program.lastIndexOf('/') + 1);
        if (!PROGRAM.matcher(program).matches() || program.contains("..")) {
            add(path + "/0", "plugins.error.program", Map.of("value", Text.shortened(program)));
        } else if (SHELLS.contains(base)) {
            add(path + "/0", "plugins.error.shell-program", Map.of("value", base));
        }
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (SHELL.matcher(word).find()) {
                add(path + "/" + i, "plugins.error.shell", Map.of("value", Text.shortened(word)));
            }
            template(path + "/" + i, word, more);
        }
    }

    private void template(String path, String text, Set<String> more) {
        try {
            Template template = Template.of(text);
            Set<String> unknown = template.names();
            unknown.removeAll(names);
            unknown.removeAll(more);
            unknown.forEach(name ->
                    add(path, "plugins.error.template-name", Map.of("name", name, "known", String.join(", ", names))));
            // What only shows when it is filled: a part of another file, say, of which there are none.
            template.fill(Map.of());
        } catch (HandlebarsException e) {
            String reason = e.getError() == null ? String.valueOf(e.getMessage()) : e.getError().reason;
            add(
                    path,
                    "plugins.error.template",
                    Map.of("reason", reason.lines().findFirst().orElse("")));
        }
    }

    private void add(String path, String key, Map<String, String> args) {
        problems.add(PluginReader.problemAt(tree, path, Messages.everywhere(key, args)));
    }
}
