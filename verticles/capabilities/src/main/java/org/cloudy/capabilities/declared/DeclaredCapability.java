package org.cloudy.capabilities.declared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.cloudy.capabilities.declared.PluginDocument.DaemonDeclaration;
import org.cloudy.capabilities.declared.PluginDocument.FileDeclaration;
import org.cloudy.capabilities.declared.PluginDocument.HealthDeclaration;
import org.cloudy.capabilities.declared.PluginDocument.PortDeclaration;
import org.cloudy.capabilities.declared.PluginDocument.ServiceDeclaration;
import org.cloudy.platform.BackupScope;
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
        return new Descriptor<>(
                plugin.id(),
                plugin.title(),
                plugin.summary(),
                plugin.description(),
                plugin.menu(),
                plugin.icon() == null ? "box" : plugin.icon(),
                false,
                plugin.requires(),
                SettingsSchema.declared(plugin.declared()),
                plugin.moves(),
                plugin.backup().isEmpty()
                        ? BackupScope.WHOLE
                        : BackupScope.of(plugin.backup().toArray(String[]::new)),
                components(plugin));
    }

    private static List<Component<DeclaredSettings>> components(PluginDocument plugin) {
        List<Component<DeclaredSettings>> components = new ArrayList<>();
        if (!plugin.packages().isEmpty()) {
            components.add(new PackagesComponent<>(plugin.packages().toArray(String[]::new)));
        }
        List<String> asked = plugin.settings().entrySet().stream()
                .filter(setting -> setting.getValue().asked())
                .map(Map.Entry::getKey)
                .toList();
        if (!asked.isEmpty()) {
            components.add(new Asked(asked));
        }
        plugin.daemons().forEach((name, daemon) -> components.addAll(ports(name, daemon)));
        if (!plugin.folders().isEmpty()) {
            components.add(new Folders(plugin.folders(), plugin.account()));
        }
        List<ConfigurationFile<DeclaredSettings>> files = new ArrayList<>();
        plugin.files().forEach((name, file) -> {
            if (Boolean.TRUE.equals(file.first())) {
                components.add(
                        new FirstFile(name, site -> Template.of(file.text()).fill(site)));
            } else {
                files.add(file(name, file, plugin.account()));
            }
        });
        components.addAll(files);
        List<String> daemons = List.copyOf(plugin.daemons().keySet());
        plugin.prepare()
                .forEach((name, command) ->
                        components.add(new Preparation("prepare-" + name, command, plugin.account(), daemons)));
        plugin.daemons()
                .forEach((name, daemon) ->
                        components.add(new DaemonComponent<>(name, site -> daemon(site, name, daemon), files)));
        plugin.health().forEach((name, health) -> components.add(check("health-" + name, health, plugin.account())));
        plugin.services().forEach(service -> components.add(announcement(service)));
        return components;
    }

    private static List<Component<DeclaredSettings>> ports(String name, DaemonDeclaration daemon) {
        List<Component<DeclaredSettings>> ports = new ArrayList<>();
        ports.add(port(name + "-port", name, daemon.main()));
        daemon.others().forEach(other -> ports.add(port(name + "-" + other.port(), name, other)));
        return ports;
    }

    private static Component<DeclaredSettings> port(String name, String daemon, PortDeclaration port) {
        ToIntFunction<DeclaredSettings> number = settings -> settings.number(port.port());
        return port.isUdp()
                ? PortComponent.udp(name + "-udp", daemon, number)
                : new PortComponent<>(name, daemon, number);
    }

    private static Component<DeclaredSettings> check(String name, HealthDeclaration health, String account) {
        return health.page() == null
                ? new CommandCheck(name, Objects.requireNonNull(health.command()), account)
                : new PageCheck(name, health.page());
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
        DaemonSpec plain =
                DaemonSpec.of(site.daemon(name), site.folder(), Template.fill(declared.command(), site, Map.of()));
        // Nobody can ask a UDP port whether somebody listens there.
        DaemonSpec spec =
                declared.main().isUdp() ? plain : plain.readyAt(site.settings().number(declared.port()));
        return spec.alsoAt(declared.others().stream()
                        .filter(port -> !port.isUdp())
                        .map(port -> site.settings().number(port.port()))
                        .collect(Collectors.toSet()))
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
