package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityDetail.PortUse;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.capabilities.PluginEntry;
import org.cloudy.bus.capabilities.PluginKind;
import org.cloudy.bus.capabilities.PluginList;
import org.cloudy.bus.capabilities.PluginOutline;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.bus.capabilities.PluginReport;
import org.cloudy.bus.capabilities.PluginSchema;
import org.cloudy.bus.capabilities.PluginText;
import org.cloudy.bus.text.Text;

/** Plugins that a node might have; a text is one without a mistake where it begins with {@code cloudy: 1}. */
record FakePlugins(List<Record> asked) {
    static final String SOUND = "cloudy: 1\nid: tool-library\n";

    Future<Void> serve(EventBus bus) {
        return Future.all(
                        CapabilitiesContract.PLUGINS.serve(bus, query -> Future.succeededFuture(list())),
                        CapabilitiesContract.CHECK_PLUGIN.serve(bus, text -> Future.succeededFuture(report(text))),
                        CapabilitiesContract.ADD_PLUGIN.serve(bus, text -> {
                            asked.add(text);
                            return Future.succeededFuture(report(text));
                        }),
                        CapabilitiesContract.REMOVE_PLUGIN.serve(bus, name -> {
                            asked.add(name);
                            return name.name().equals("tool-library")
                                    ? Future.failedFuture(Failure.of(
                                            FailureCode.CONFLICT,
                                            "failure.received",
                                            Map.of("message", "It is installed. Remove the capability first.")))
                                    : Future.succeededFuture(Empty.EMPTY);
                        }),
                        CapabilitiesContract.PLUGIN_SCHEMA.serve(
                                bus, query -> Future.succeededFuture(new PluginSchema(Map.of("type", "object")))))
                .mapEmpty();
    }

    private static PluginList list() {
        return new PluginList(List.of(
                new PluginEntry("a.yaml", PluginKind.DECLARED, "tool-library", title(), "3", true, List.of()),
                new PluginEntry(
                        "broken.yaml",
                        PluginKind.DECLARED,
                        null,
                        null,
                        null,
                        false,
                        List.of(new PluginProblem(15, 7, "/menu", text("kitchen is not possible here.")))),
                new PluginEntry(
                        "old.jar",
                        PluginKind.JAR,
                        "radio",
                        text("Radio"),
                        "1.2",
                        false,
                        List.of(new PluginProblem(1, 1, "", text("The class org.example.Gone is missing.")))),
                new PluginEntry("", PluginKind.SHIPPED, "squid", text("Web proxy"), null, false, List.of()),
                new PluginEntry("", PluginKind.SHIPPED, "website", text("Web site"), "1", false, List.of())));
    }

    private static PluginReport report(PluginText plugin) {
        return plugin.text().startsWith("cloudy: 1")
                ? new PluginReport("tool-library", outline(), List.of())
                : new PluginReport(
                        null, null, List.of(new PluginProblem(2, 7, "/menu", text("kitchen is not possible here."))));
    }

    private static PluginOutline outline() {
        return new PluginOutline(
                "tool-library",
                4,
                title(),
                text("Lends ladders."),
                MenuGroup.COMMUNITY_CLOUD,
                List.of("webfs"),
                List.of("squid"),
                List.of("/usr/bin/webfsd -F -p {{port}} -r pages"),
                List.of(new PortUse("server-port", 8090, "tcp")),
                "www-data",
                List.of("_http._tcp"),
                "3");
    }

    private static Text title() {
        return text("Tool library");
    }

    private static Text text(String english) {
        return new Text(Map.of("en", english, "es", english, "ca", english));
    }
}
