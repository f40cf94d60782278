package org.cloudy.cli.snmp;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudy.bus.series.Span;
import org.cloudy.bus.series.TimeSeries;
import org.cloudy.bus.series.TimeSeries.Line;
import org.cloudy.bus.snmp.GraphKind;
import org.cloudy.bus.snmp.GraphQuery;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was measured over time: least, average, most and latest of each line; or all of it, as a table for programs. */
@Command
final class GraphCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(index = "0", paramLabel = "DEVICE", descriptionKey = "cloudy.snmp.device-id")
    private String device = "";

    @Parameters(
            index = "1",
            paramLabel = "KIND",
            descriptionKey = "cloudy.snmp.graph.kind",
            completionCandidates = Kinds.class)
    private GraphKind kind = GraphKind.TRAFFIC;

    @Option(names = "--span", paramLabel = "SPAN", completionCandidates = Kinds.Spans.class)
    private Span span = Span.DAY;

    @Option(names = "--interface", paramLabel = "ID")
    private @Nullable String port;

    @Option(names = "--csv")
    private boolean csv;

    GraphCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        Reply<TimeSeries> reply = cloudy.ask(SnmpContract.GRAPH, new GraphQuery(device, kind, port, span));
        if (csv) {
            cloudy.surroundings().out().print(csv(reply.value()));
            return 0;
        }
        return cloudy.show(reply, "", this::view);
    }

    private String view(TimeSeries series) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.name"),
                ">" + texts.of("cli.column.least"),
                ">" + texts.of("cli.column.average"),
                ">" + texts.of("cli.column.most"),
                ">" + texts.of("cli.column.latest"));
        for (Line line : series.lines()) {
            List<Double> known = line.values().stream().filter(Objects::nonNull).toList();
            table.row(
                    texts.of(line.label()),
                    shown(known.stream().min(Double::compare).orElse(null)),
                    shown(
                            known.isEmpty()
                                    ? null
                                    : known.stream()
                                                    .mapToDouble(Double::doubleValue)
                                                    .sum()
                                            / known.size()),
                    shown(known.stream().max(Double::compare).orElse(null)),
                    shown(known.isEmpty() ? null : known.getLast()));
        }
        return cloudy.table(table, "cli.none.measured");
    }

    private String shown(@Nullable Double value) {
        return switch (kind) {
            case TRAFFIC -> DeviceStates.bits(value);
            case LOAD -> DeviceStates.number(value);
            case ANSWER -> value == null ? Texts.UNKNOWN : DeviceStates.number(value) + " ms";
            case LINKS, CPU, MEMORY, STORAGE -> DeviceStates.percent(value);
        };
    }

    /** RFC 4180, with the times in seconds since the epoch. */
    private String csv(TimeSeries series) {
        Stream<String> head = Stream.concat(
                Stream.of("time"),
                series.lines().stream().map(line -> quoted(cloudy.texts().of(line.label()))));
        Stream<String> rows = IntStream.range(0, series.times().size())
                .mapToObj(row -> Stream.concat(
                                Stream.of("" + series.times().get(row)),
                                series.lines().stream()
                                        .map(line ->
                                                Objects.toString(line.values().get(row), "")))
                        .collect(Collectors.joining(",")));
        return Stream.concat(Stream.of(head.collect(Collectors.joining(","))), rows)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String quoted(String cell) {
        return '"' + Table.printable(cell).replace("\"", "\"\"") + '"';
    }
}
