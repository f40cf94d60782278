package org.cloudy.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;

/** What is announced of a service. */
record ServiceData(
        String type,
        String name,
        String host,
        int port,
        String microCloud,
        Health health,
        Instant since,
        Map<String, String> attributes)
        implements Claimed {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    ServiceData {
        attributes = Map.copyOf(attributes);
    }

    /** The id of a node's n-th service. */
    static String id(NodeId node, long number) {
        return node + "/" + number;
    }

    ServiceData with(Health found) {
        return new ServiceData(type, name, host, port, microCloud, found, since, attributes);
    }

    @Override
    public boolean mayBe(String id, NodeId of) {
        String prefix = of + "/";
        return id.startsWith(prefix)
                && NUMBER.matcher(id.substring(prefix.length())).matches();
    }

    @Override
    public List<FieldProblem> problems() {
        return new FieldRules()
                .type(type)
                .name(name)
                .host(host)
                .port(port)
                .attributes(attributes)
                .label("microCloud", microCloud)
                .problems();
    }
}
