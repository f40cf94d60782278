package org.cloudy.capabilities.declared;

import java.util.List;
import java.util.stream.Stream;
import org.cloudy.bus.capabilities.CapabilityDetail.PortUse;
import org.cloudy.bus.capabilities.PluginOutline;
import org.cloudy.capabilities.declared.PluginDocument.DaemonDeclaration;
import org.cloudy.capabilities.declared.PluginDocument.PreparationDeclaration;
import org.cloudy.capabilities.declared.PluginDocument.ServiceDeclaration;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.settings.DeclaredSettings;
import org.jspecify.annotations.Nullable;

/** What a plugin asks of the machine. */
final class Outline {
    private Outline() {}

    static PluginOutline of(PluginDocument plugin, @Nullable String replaces) {
        return new PluginOutline(
                plugin.id(),
                plugin.version(),
                plugin.title(),
                plugin.summary(),
                plugin.menu(),
                plugin.packages(),
                plugin.requires(),
                commands(plugin),
                ports(new DeclaredCapability(plugin).describe()),
                plugin.account(),
                plugin.services().stream()
                        .map(ServiceDeclaration::type)
                        .distinct()
                        .toList(),
                replaces);
    }

    private static List<String> commands(PluginDocument plugin) {
        return Stream.of(
                        plugin.files().values().stream().flatMap(file -> Stream.ofNullable(file.check())),
                        plugin.prepare().values().stream().map(PreparationDeclaration::command),
                        plugin.daemons().values().stream().map(DaemonDeclaration::command),
                        plugin.health().values().stream().flatMap(health -> Stream.ofNullable(health.command())))
                .flatMap(all -> all)
                .map(words -> String.join(" ", words))
                .toList();
    }

    private static List<PortUse> ports(Descriptor<DeclaredSettings> descriptor) {
        return descriptor.components().stream()
                .flatMap(component -> component.ports(descriptor.defaults()).stream())
                .toList();
    }
}
