package org.cloudy.capabilities.declared;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CapabilityDetail.Choice;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.settings.DeclaredSetting;
import org.cloudy.platform.settings.Migration;
import org.cloudy.platform.settings.Migrations;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin's file says, of the shape of {@code plugin.schema.json}. Texts marked "template" are those of {@link Template}.
 *
 * @param cloudy version of the format: 1
 * @param id as {@link org.cloudy.platform.Descriptor#name}
 * @param version of the plugin, counted up by its author
 * @param icon name of a Bootstrap icon
 * @param packages Debian packages that it needs
 * @param requires ids of the capabilities that must be on before it
 * @param migrations how settings of older versions become those of this one, by the version that each leads to
 * @param groups headings of the settings, by name
 * @param settings by name, in the order in which they are shown
 * @param folders that are made in the plugin's folder before anything else, by relative path
 * @param files templates of configuration files, by name
 * @param prepare commands that are run before the daemons start, by name, in their order
 * @param daemons by name
 * @param health what is looked at beside the ports, by name
 * @param backup what of its folder a backup keeps, by relative path; empty for all
 * @param services that it announces when published
 */
record PluginDocument(
        int cloudy,
        String id,
        int version,
        Text title,
        Text summary,
        Text description,
        MenuGroup menu,
        @Nullable String icon,
        List<String> packages,
        List<String> requires,
        Map<Integer, MigrationDeclaration> migrations,
        Map<String, Text> groups,
        Map<String, SettingDeclaration> settings,
        List<String> folders,
        Map<String, FileDeclaration> files,
        Map<String, PreparationDeclaration> prepare,
        Map<String, DaemonDeclaration> daemons,
        Map<String, HealthDeclaration> health,
        List<String> backup,
        List<ServiceDeclaration> services) {
    PluginDocument {
        packages = List.copyOf(packages);
        requires = List.copyOf(requires);
        folders = List.copyOf(folders);
        backup = List.copyOf(backup);
        services = List.copyOf(services);
    }

    /** The account of its programs, which is one: the folder belongs to it. */
    String account() {
        return daemons.values().iterator().next().user();
    }

    /** What becomes of settings of an older version; each version of the plugin has a form of its own. */
    Migrations moves() {
        Map<Integer, Migration> steps = new HashMap<>();
        migrations.forEach((to, step) -> steps.put(to - 1, step));
        return new Migrations(version, steps);
    }

    /** The settings as they are declared, each with the heading of its group. */
    List<DeclaredSetting> declared() {
        return settings.entrySet().stream()
                .map(entry -> entry.getValue().named(entry.getKey(), groups))
                .toList();
    }

    /**
     * One setting; see {@link DeclaredSetting}.
     *
     * @param group name of its heading; null for none
     * @param optional whether it may be left empty; false where it is not said
     */
    record SettingDeclaration(
            @Nullable String group,
            FieldKind kind,
            Text title,
            Text help,
            @Nullable Object standard,
            @Nullable Boolean optional,
            @Nullable List<ChoiceDeclaration> choices,
            @Nullable Long minimum,
            @Nullable Long maximum,
            @Nullable String pattern) {

        /** Whether it is a secret that its owner has to choose before the service is switched on. */
        boolean asked() {
            return kind == FieldKind.SECRET && !Boolean.TRUE.equals(optional);
        }

        DeclaredSetting named(String name, Map<String, Text> groups) {
            return new DeclaredSetting(
                    name,
                    title,
                    help,
                    group == null ? null : groups.get(group),
                    kind,
                    standard,
                    !asked() && !Boolean.TRUE.equals(optional),
                    asked(),
                    choices == null
                            ? List.of()
                            : choices.stream().map(ChoiceDeclaration::choice).toList(),
                    minimum,
                    maximum,
                    pattern);
        }
    }

    /**
     * A value that can be chosen.
     *
     * @param title what it is called; null where the value says it
     */
    record ChoiceDeclaration(String value, @Nullable Text title) {
        private Choice choice() {
            return new Choice(value, title == null ? Text.verbatim(value) : title);
        }
    }

    /**
     * How the settings of the version before become those of the one that it is declared for.
     *
     * @param rename by their names of before, what settings are called from now on
     * @param drop names of settings that there are no more
     * @param standard values that settings get which have none, by name: instead of those of a fresh installation
     */
    record MigrationDeclaration(Map<String, String> rename, List<String> drop, Map<String, Object> standard)
            implements Migration {
        @Override
        public Map<String, Object> next(Map<String, Object> settings) {
            Map<String, Object> next = new HashMap<>(settings);
            next.keySet().removeAll(rename.keySet());
            next.keySet().removeAll(drop);
            rename.forEach((before, now) -> {
                Object value = settings.get(before);
                if (value != null) {
                    next.put(now, value);
                }
            });
            standard.forEach(next::putIfAbsent);
            return next;
        }
    }

    /**
     * A port.
     *
     * @param port name of the setting that it is
     * @param transport "tcp" or "udp"
     */
    record PortDeclaration(String port, @Nullable String transport) {
        boolean isUdp() {
            return "udp".equals(transport);
        }
    }

    /**
     * A configuration file.
     *
     * @param text template of what is in it
     * @param check command that refuses, by its exit status, what the daemon would not take; {@code {{candidate}}} is the new
     *     file; null if there is none
     * @param first whether it is only written where there is none, and the program's own then; false where it is not said
     */
    record FileDeclaration(
            String text,
            @Nullable List<String> check,
            @Nullable Boolean first) {}

    /**
     * A command that is run before the daemons start, and anew when the settings that it names have changed.
     *
     * @param command program and arguments, each a template
     * @param input template of what it reads from its standard input; null for nothing
     */
    record PreparationDeclaration(
            List<String> command, @Nullable String input) {}

    /**
     * One of both: a page that answers, or a command that ends with status 0.
     *
     * @param command program and arguments, each a template
     */
    record HealthDeclaration(
            @Nullable PageDeclaration page, @Nullable List<String> command) {}

    /**
     * A page of the service.
     *
     * @param http template of its path
     * @param port name of the setting that is its port
     * @param status that it answers with; 200 where it is not said
     * @param tls whether it is on HTTPS; false where it is not said
     */
    record PageDeclaration(
            String http,
            String port,
            @Nullable Integer status,
            @Nullable Boolean tls) {}

    /**
     * A daemon that stays in the foreground; its working folder is the plugin's.
     *
     * @param command program and arguments, each a template
     * @param port name of the setting that is the port that it listens on
     * @param transport of that port, "tcp" or "udp"; TCP where it is not said
     * @param otherPorts further ports of it
     * @param user account that it runs as when the node is root, and that the plugin's folder belongs to
     * @param environment by name, each a template
     */
    record DaemonDeclaration(
            List<String> command,
            String port,
            @Nullable String transport,
            @Nullable List<PortDeclaration> otherPorts,
            String user,
            @Nullable Map<String, String> environment) {
        PortDeclaration main() {
            return new PortDeclaration(port, transport);
        }

        List<PortDeclaration> others() {
            return otherPorts == null ? List.of() : otherPorts;
        }
    }

    /**
     * An announcement.
     *
     * @param type DNS-SD service type
     * @param name template of what people call it
     * @param port name of the setting that is its port
     * @param attributes pairs of its TXT record, each value a template
     */
    record ServiceDeclaration(
            String type, String name, String port, @Nullable Map<String, String> attributes) {}
}
