package org.cloudy.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.discovery.Publication.CheckKind;
import org.cloudy.bus.discovery.Publication.HealthCheck;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Announces a capability, or any other service of this node that is described by options. */
@Command
public final class PublishCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "CAPABILITY", arity = "0..1", descriptionKey = "cloudy.publish.capability")
    private @Nullable String capability;

    @Option(names = "--type", paramLabel = "TYPE")
    private @Nullable String type;

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--port", paramLabel = "PORT")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "HOST")
    private @Nullable String host;

    @Option(names = "--attr", paramLabel = "KEY=VALUE")
    private List<String> attributes = new ArrayList<>();

    @Option(names = "--check", paramLabel = "CHECK", completionCandidates = Choices.OfCheck.class)
    private @Nullable CheckKind check;

    @Option(names = "--path", paramLabel = "PATH")
    private @Nullable String path;

    @Mixin
    private Work work = new Work();

    public PublishCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        if (capability == null) {
            return publish(publication());
        }
        if (type != null || name != null || port != null) {
            throw wrong(cloudy.texts().of("cli.usage.publish-either"));
        }
        ActionRequest request = new ActionRequest(capability, Action.PUBLISH);
        return work.run(cloudy, node -> node.ask(CapabilitiesContract.ACT, request));
    }

    private int publish(Publication publication) {
        return cloudy.show(
                cloudy.ask(DiscoveryContract.PUBLISH, publication),
                "",
                service -> cloudy.texts().of("cli.publish.done", "name", service.name(), "id", service.id()));
    }

    private Publication publication() {
        if (type == null || name == null || port == null) {
            throw wrong(cloudy.texts()
                    .of("cli.usage.missing", "what", type == null ? "--type" : name == null ? "--name" : "--port"));
        }
        return new Publication(type, name, host, port, attributes(), healthCheck(), null);
    }

    private @Nullable HealthCheck healthCheck() {
        if (path != null && check != null && check != CheckKind.HTTP) {
            throw wrong(cloudy.texts().of("cli.usage.path"));
        }
        if (path != null) {
            return new HealthCheck(CheckKind.HTTP, path);
        }
        return check == null ? null : new HealthCheck(check, null);
    }

    private Map<String, String> attributes() {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : attributes) {
            int equals =
                    Settings.equals(pair, cloudy, Objects.requireNonNull(spec).commandLine());
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }

    private UsageError wrong(String message) {
        return new UsageError(Objects.requireNonNull(spec).commandLine(), message);
    }
}
