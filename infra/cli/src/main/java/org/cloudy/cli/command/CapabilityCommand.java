package org.cloudy.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityDetail.Field;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.text.Text;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Facts;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One capability with its settings. */
@Command
public final class CapabilityCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "NAME", descriptionKey = "cloudy.capability-name")
    private String name = "";

    public CapabilityCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(CapabilitiesContract.GET, new CapabilityName(name)), "", this::view);
    }

    private String view(CapabilityDetail detail) {
        StringBuilder text = new StringBuilder(facts(detail).text());
        if (!detail.fields().isEmpty()) {
            text.append("\n\n").append(settings(detail));
        }
        if (!detail.checks().isEmpty()) {
            text.append("\n\n").append(DiagnoseCommand.table(cloudy, detail.checks()));
        }
        return text.toString();
    }

    private Facts facts(CapabilityDetail detail) {
        Texts texts = cloudy.texts();
        CapabilitySummary summary = detail.summary();
        Facts facts = new Facts(texts)
                .with("cli.column.name", summary.name())
                .with("cli.column.title", texts.of(summary.title()))
                .with("cli.column.summary", texts.of(summary.summary()))
                .with("cli.column.state", texts.of("state", summary.state()))
                .with("cli.column.health", texts.of("health", summary.health()))
                .with("cli.column.published", detail.publishedAs() == null ? texts.of("cli.no") : detail.publishedAs())
                .with("cli.column.ports", list(detail.ports().stream().map(CapabilityCommand::port)))
                .with("cli.column.packages", list(detail.packages().stream()))
                .with(
                        "cli.column.actions",
                        list(detail.actions().stream()
                                .map(action -> action.name().toLowerCase(java.util.Locale.ROOT))));
        if (detail.reason() != null) {
            facts.with("cli.column.reason", cloudy.texts().of(detail.reason()));
        }
        return facts;
    }

    private static String port(CapabilityDetail.PortUse use) {
        return use.port() + "/" + use.transport() + " (" + use.name() + ")";
    }

    private static String list(java.util.stream.Stream<String> values) {
        String list = values.collect(Collectors.joining(", "));
        return list.isEmpty() ? Texts.UNKNOWN : list;
    }

    private String settings(CapabilityDetail detail) {
        Map<Optional<Text>, List<Field>> byGroup = detail.fields().stream()
                .collect(Collectors.groupingBy(
                        field -> Optional.ofNullable(field.group()), LinkedHashMap::new, Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(group -> group.getKey()
                                .map(heading -> Table.printable(cloudy.texts().of(heading)) + "\n")
                                .orElse("")
                        + table(group.getValue(), detail.settings()))
                .collect(Collectors.joining("\n\n"));
    }

    private String table(List<Field> fields, Map<String, Object> settings) {
        Texts texts = cloudy.texts();
        Table table =
                new Table(texts.of("cli.column.setting"), texts.of("cli.column.value"), texts.of("cli.column.meaning"));
        for (Field field : fields) {
            table.row(field.name(), value(field, settings), texts.of(field.title()));
        }
        return table.in(cloudy.surroundings().width());
    }

    private String value(Field field, Map<String, Object> settings) {
        @Nullable Object value = settings.get(field.name());
        if (field.kind() == FieldKind.SECRET && value != null) {
            return "****";
        }
        return switch (value) {
            case null -> Texts.UNKNOWN;
            case Boolean on -> cloudy.texts().of(on ? "cli.yes" : "cli.no");
            case Iterable<?> lines -> {
                StringBuilder joined = new StringBuilder();
                lines.forEach(
                        line -> joined.append(joined.isEmpty() ? "" : ", ").append(line));
                yield joined.toString();
            }
            default -> value.toString();
        };
    }
}
