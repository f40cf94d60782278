package org.cloudy.cli.microcloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.NodeLinks;
import org.cloudy.bus.microcloud.NodeLinks.Link;
import org.cloudy.bus.microcloud.Topology;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.cloudy.cli.view.Times;
import picocli.CommandLine.Command;

/** Who reaches whom, and how fast: a row for each node with its links to the others, as it sees them. */
@Command
final class MapCommand implements Callable<Integer> {
    private static final String SELF = "·";
    private static final String SILENT = "?";
    private static final String NO_WAY = "×";

    private final Cloudy cloudy;

    MapCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(MicroCloudContract.MAP, Empty.EMPTY), "", this::view);
    }

    private String view(Topology map) {
        Texts texts = cloudy.texts();
        List<Member> members = map.members();
        if (members.isEmpty()) {
            return texts.of("cli.none.members");
        }
        Map<NodeId, Integer> numbers = new HashMap<>();
        members.forEach(member -> numbers.put(member.node(), numbers.size() + 1));
        // Names would make it too wide: the columns are the same nodes in the same order, by their numbers.
        String[] headings = IntStream.rangeClosed(-1, members.size())
                .mapToObj(column -> switch (column) {
                    case -1 -> ">#";
                    case 0 -> texts.of("cli.column.node");
                    default -> ">" + column;
                })
                .toArray(String[]::new);
        Table table = new Table(headings);
        for (Member from : members) {
            table.row(row(from, map, numbers));
        }
        return table.in(cloudy.surroundings().width()) + "\n\n" + texts.of("cli.microcloud.map-key");
    }

    private String[] row(Member from, Topology map, Map<NodeId, Integer> numbers) {
        Optional<NodeLinks> view = map.views().stream()
                .filter(each -> each.node().equals(from.node()))
                .findAny();
        List<String> cells = map.members().stream()
                .map(to -> to.node().equals(from.node())
                        ? SELF
                        : view.map(links -> cell(links, to.node(), numbers)).orElse(SILENT))
                .collect(Collectors.toList());
        cells.addFirst(from.self() ? cloudy.texts().of("cli.this-node", "name", from.name()) : from.name());
        cells.addFirst("" + numbers.get(from.node()));
        return cells.toArray(String[]::new);
    }

    private static String cell(NodeLinks from, NodeId to, Map<NodeId, Integer> numbers) {
        return from.links().stream()
                .filter(link -> link.peer().equals(to))
                .findAny()
                .map(link -> cell(link, numbers))
                .orElse(Texts.UNKNOWN);
    }

    private static String cell(Link link, Map<NodeId, Integer> numbers) {
        String rtt = link.rttMs() == null ? "" : Times.rtt(link.rttMs());
        return switch (link.state()) {
            case DIRECT -> rtt.isEmpty() ? "—" : rtt;
            case RELAYED -> ("→" + Texts.orUnknown(numbers.get(link.via())) + " " + rtt).strip();
            case UNREACHABLE -> NO_WAY;
        };
    }
}
