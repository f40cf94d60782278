package org.cloudy.capabilities.declared;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.settings.DeclaredSetting;
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
 * @param settings by name, in the order in which they are shown
 * @param folders that are made in the plugin's folder before anything else, by relative path
 * @param files templates of configuration files, by name
 * @param daemons by name
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
        Map<String, SettingDeclaration> settings,
        List<String> folders,
        Map<String, FileDeclaration> files,
        Map<String, DaemonDeclaration> daemons,
        List<ServiceDeclaration> services) {
    PluginDocument {
        packages = List.copyOf(packages);
        requires = List.copyOf(requires);
        folders = List.copyOf(folders);
        services = List.copyOf(services);
    }

    /**
     * One setting; see {@link DeclaredSetting}.
     *
     * @param optional whether it may be left empty; false where it is not said
     */
    record SettingDeclaration(
            FieldKind kind,
            Text title,
            Text help,
            @Nullable Object standard,
            @Nullable Boolean optional,
            @Nullable List<String> choices,
            @Nullable Long minimum,
            @Nullable Long maximum,
            @Nullable String pattern) {

        DeclaredSetting named(String name) {
            return new DeclaredSetting(
                    name,
                    title,
                    help,
                    kind,
                    standard,
                    !Boolean.TRUE.equals(optional),
                    choices == null ? List.of() : choices,
                    minimum,
                    maximum,
                    pattern);
        }
    }

    /**
     * A configuration file.
     *
     * @param text template of what is in it
     * @param check command that refuses, by its exit status, what the daemon would not take; {@code {{candidate}}} is the new
     *     file; null if there is none
     */
    record FileDeclaration(String text, @Nullable List<String> check) {}

    /**
     * A daemon that stays in the foreground; its working folder is the plugin's.
     *
     * @param command program and arguments, each a template
     * @param port name of the setting that is the TCP port that it listens on
     * @param user account that it runs as when the node is root, and that the plugin's folder belongs to
     * @param environment by name, each a template
     */
    record DaemonDeclaration(
            List<String> command,
            String port,
            String user,
            @Nullable Map<String, String> environment) {}

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
