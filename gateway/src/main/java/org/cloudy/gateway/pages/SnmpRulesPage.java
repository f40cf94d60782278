package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.snmp.Device;
import org.cloudy.bus.snmp.Devices;
import org.cloudy.bus.snmp.Measure;
import org.cloudy.bus.snmp.NewRule;
import org.cloudy.bus.snmp.Rule;
import org.cloudy.bus.snmp.RuleId;
import org.cloudy.bus.snmp.Rules;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** When attention is called to devices: the rules, one more, and one less. */
final class SnmpRulesPage {
    private static final String PATH = SnmpPages.path(SnmpPages.RULES);
    private static final List<String> FIELDS = List.of("device", "measure", "side", "limit", "minutes", "severity");

    private final CapabilityPages pages;
    private final Renderer renderer;

    SnmpRulesPage(CapabilityPages pages, Renderer renderer) {
        this.pages = pages;
        this.renderer = renderer;
    }

    /** A rule; {@code device} is null for every device, {@code condition} where there is no limit. */
    record Row(
            String id,
            @Nullable String device,
            String measureKey,
            @Nullable String condition,
            int minutes,
            String severityKey) {}

    /** A value to choose; one of {@code name} and {@code key} is null. */
    record Choice(
            String value, @Nullable String name, @Nullable String key, boolean chosen) {}

    record View(
            CapabilityTabs.Head head,
            boolean on,
            boolean admin,
            List<Row> rules,
            List<Choice> devices,
            List<Choice> measures,
            List<Choice> severities,
            Map<String, String> values,
            Map<String, String> problems,
            @Nullable String problem) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, Map.of(), null));
        router.post(PATH).handler(this::add);
        router.post(PATH + "/:rule/remove").handler(this::remove);
    }

    private void show(RoutingContext ctx, int status, Map<String, String> typed, Failure.@Nullable Problem problem) {
        pages.head(ctx, SnmpPages.RULES)
                .compose(head -> SnmpPages.isOn(head)
                        ? Future.all(
                                        pages.send(ctx, SnmpContract.RULES, Empty.EMPTY),
                                        pages.send(ctx, SnmpContract.DEVICES, Empty.EMPTY))
                                .map(both -> view(ctx, head, both.<Rules>resultAt(0), both.resultAt(1), typed, problem))
                        : Future.succeededFuture(
                                view(ctx, head, new Rules(List.of()), new Devices(List.of()), typed, problem)))
                .onSuccess(view -> renderer.show(ctx, status, "snmp-rules", view))
                .onFailure(ctx::fail);
    }

    private static View view(
            RoutingContext ctx,
            CapabilityTabs.Head head,
            Rules rules,
            Devices devices,
            Map<String, String> typed,
            Failure.@Nullable Problem problem) {
        Visitor visitor = Visitor.of(ctx);
        String language = visitor.language();
        Map<String, String> names = devices.devices().stream().collect(Collectors.toMap(Device::id, Device::name));
        Formats formats = new Formats(language);
        return new View(
                head,
                SnmpPages.isOn(head),
                visitor.may(Role.ADMIN),
                rules.rules().stream().map(rule -> row(rule, names, formats)).toList(),
                devices.devices().stream()
                        .map(device -> new Choice(
                                device.id(), device.name(), null, device.id().equals(typed.get("device"))))
                        .toList(),
                choices(Measure.values(), "page.snmp.measure.", typed.get("measure")),
                choices(Severity.values(), "page.severity.", typed.getOrDefault("severity", "warning")),
                typed,
                CapabilityPages.problems(problem, language),
                problem == null ? null : problem.in(language));
    }

    private static Row row(Rule rule, Map<String, String> names, Formats formats) {
        return new Row(
                rule.id(),
                rule.device() == null ? null : names.getOrDefault(rule.device(), rule.device()),
                "page.snmp.measure." + Words.plain(rule.measure()),
                rule.measure() == Measure.SILENT
                        ? null
                        : (rule.above() ? "> " : "< ") + formats.number(rule.limit(), 2),
                rule.minutes(),
                "page.severity." + Words.plain(rule.severity()));
    }

    private static List<Choice> choices(Enum<?>[] values, String keys, @Nullable String chosen) {
        return Arrays.stream(values)
                .map(Words::plain)
                .map(word -> new Choice(word, null, keys + word, word.equals(chosen)))
                .toList();
    }

    private void add(RoutingContext ctx) {
        String device = CapabilityPages.typed(ctx, "device");
        NewRule wanted = new NewRule(
                device.isEmpty() ? null : device,
                CapabilityPages.one(Measure.values(), CapabilityPages.typed(ctx, "measure"))
                        .orElse(Measure.SILENT),
                !CapabilityPages.typed(ctx, "side").equals("below"),
                number(CapabilityPages.typed(ctx, "limit")),
                (int) number(CapabilityPages.typed(ctx, "minutes")),
                CapabilityPages.one(Severity.values(), CapabilityPages.typed(ctx, "severity"))
                        .orElse(Severity.WARNING));
        pages.send(ctx, SnmpContract.ADD_RULE, wanted)
                .onSuccess(rule -> Go.to(ctx, PATH, "snmp-rule-added"))
                .onFailure(cause -> refuse(ctx, Failure.from(cause)));
    }

    /** What is no number is below all limits, and refused. */
    private static double number(String typed) {
        String plain = typed.strip().replace(',', '.');
        return plain.matches("\\d{1,9}(\\.\\d{1,6})?") ? Double.parseDouble(plain) : -1;
    }

    private void refuse(RoutingContext ctx, Failure failure) {
        if (failure.code() != FailureCode.INVALID && failure.code() != FailureCode.CONFLICT) {
            ctx.fail(failure);
            return;
        }
        Map<String, String> typed = new HashMap<>();
        FIELDS.forEach(field -> typed.put(field, CapabilityPages.typed(ctx, field)));
        show(ctx, failure.code().status(), typed, failure.problem());
    }

    private void remove(RoutingContext ctx) {
        pages.send(ctx, SnmpContract.REMOVE_RULE, new RuleId(ctx.pathParam("rule")))
                .onSuccess(gone -> Go.to(ctx, PATH, "snmp-rule-removed"))
                .onFailure(ctx::fail);
    }
}
