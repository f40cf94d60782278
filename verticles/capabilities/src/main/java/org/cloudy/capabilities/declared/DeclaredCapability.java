package org.cloudy.capabilities.declared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.capabilities.declared.PluginDocument.DaemonDeclaration;
import org.cloudy.capabilities.declared.PluginDocument.FileDeclaration;
import org.cloudy.capabilities.declared.PluginDocument.ServiceDeclaration;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Component;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.Site;
import org.cloudy.platform.component.AnnouncementComponent;
import org.cloudy.platform.component.ConfigurationFile;
import org.cloudy.platform.component.DaemonComponent;
import org.cloudy.platform.component.PackagesComponent;
import org.cloudy.platform.component.PortComponent;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.DaemonSpec;
import org.cloudy.platform.settings.DeclaredSetting;
import org.cloudy.platform.settings.DeclaredSettings;
import org.cloudy.platform.settings.SettingsSchema;
import org.jspecify.annotations.Nullable;

/** A capability that is what a file says. */
final class DeclaredCapability implements Capability {
    private static final Duration CHECK_DEADLINE = Duration.ofSeconds(30);

    private final Descriptor<DeclaredSettings> descriptor;

    /** @param plugin that broke no rule */
    DeclaredCapability(PluginDocument plugin) {
        this.descriptor = describe(plugin);
    }

    @Override
    public Descriptor<DeclaredSettings> describe() {
        return descriptor;
    }

    private static Descriptor<DeclaredSettings> describe(PluginDocument plugin) {
        List<DeclaredSetting> settings = plugin.settings().entrySet().stream()
                .map(entry -> entry.getValue().named(entry.getKey()))
                .toList();
        return new Descriptor<>(
                plugin.id(),
                plugin.title(),
                plugin.summary(),
                plugin.description(),
                plugin.menu(),
                plugin.icon() == null ? "box" : plugin.icon(),
                false,
                plugin.requires(),
                SettingsSchema.declared(settings),
                components(plugin));
    }

    private static List<Component<DeclaredSettings>> components(PluginDocument plugin) {
        List<Component<DeclaredSettings>> components = new ArrayList<>();
        if (!plugin.packages().isEmpty()) {
            components.add(new PackagesComponent<>(plugin.packages().toArray(String[]::new)));
        }
        plugin.daemons()
                .forEach((name, daemon) -> components.add(
                        new PortComponent<>(name + "-port", name, settings -> settings.number(daemon.port()))));
        if (!plugin.folders().isEmpty()) {
            components.add(new Folders(plugin.folders(), account(plugin)));
        }
        List<ConfigurationFile<DeclaredSettings>> files = plugin.files().entrySet().stream()
                .map(entry -> file(entry.getKey(), entry.getValue(), account(plugin)))
                .toList();
        components.addAll(files);
        plugin.daemons()
                .forEach((name, daemon) ->
                        components.add(new DaemonComponent<>(name, site -> daemon(site, name, daemon), files)));
        plugin.services().forEach(service -> components.add(announcement(service)));
        return components;
    }

    /** The account of its daemons, which is one: the folder belongs to it. */
    private static String account(PluginDocument plugin) {
        return plugin.daemons().values().iterator().next().user();
    }

    private static ConfigurationFile<DeclaredSettings> file(String name, FileDeclaration declared, String account) {
        // Compiled when it is needed: most plugins that a node brings are never switched on.
        ConfigurationFile<DeclaredSettings> file =
                ConfigurationFile.of(name, site -> Template.of(declared.text()).fill(site));
        List<String> check = declared.check();
        return check == null
                ? file
                : file.checkedBy((site, candidate) -> new Command(
                        Template.fill(check, site, Map.of("candidate", candidate)),
                        CHECK_DEADLINE,
                        site.folder(),
                        account,
                        Map.of()));
    }

    private static DaemonSpec daemon(Site<DeclaredSettings> site, String name, DaemonDeclaration declared) {
        return DaemonSpec.of(site.daemon(name), site.folder(), Template.fill(declared.command(), site, Map.of()))
                .readyAt(site.settings().number(declared.port()))
                .as(declared.user())
                .with(filled(declared.environment(), site));
    }

    private static AnnouncementComponent<DeclaredSettings> announcement(ServiceDeclaration service) {
        return AnnouncementComponent.<DeclaredSettings>of(
                        service.type(),
                        site -> Template.of(service.name()).fill(site),
                        settings -> settings.number(service.port()))
                .with(site -> filled(service.attributes(), site));
    }

    private static Map<String, String> filled(@Nullable Map<String, String> templates, Site<DeclaredSettings> site) {
        Map<String, String> filled = new LinkedHashMap<>();
        if (templates != null) {
            templates.forEach((name, text) -> filled.put(name, Template.of(text).fill(site)));
        }
        return filled;
    }
}
