package org.cloudy.cli.plugin;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;

/** The JSON Schema of plugins, for editors: the same with {@code --json} and without, but for its line breaks. */
@Command
final class SchemaCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    SchemaCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        var schema = cloudy.ask(CapabilitiesContract.PLUGIN_SCHEMA, Empty.EMPTY)
                .json()
                .path("schema");
        return cloudy.show(schema, schema::toPrettyString);
    }
}
