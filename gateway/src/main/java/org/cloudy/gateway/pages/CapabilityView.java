package org.cloudy.gateway.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.CheckResult;
import org.jspecify.annotations.Nullable;

/**
 * All that a capability's page shows; every word of it comes from the capability.
 *
 * @param job the job that works on it, or that just did; null if none did lately
 * @param tabs the pages that it has beside this one; none where this is the only one
 * @param problem why what somebody asked was refused; null if it was not
 * @param log its daemons' last lines
 * @param kept whether the settings are shown as they were sent and refused, which no refresh may take away
 * @param locked whether the settings can't be changed now; {@code lockedKey} says why
 */
record CapabilityView(
        CapabilitySummary summary,
        boolean showHealth,
        Group group,
        List<CapabilityTabs.Tab> tabs,
        List<Button> actions,
        List<SettingsForm.Section> settings,
        boolean kept,
        boolean locked,
        String lockedKey,
        List<String> paragraphs,
        List<CheckResult> checks,
        boolean repairable,
        List<CapabilityDetail.PortUse> ports,
        List<String> packages,
        List<String> serviceTypes,
        boolean hasParts,
        boolean showPublication,
        @Nullable String publishedHref,
        @Nullable String reason,
        @Nullable JobPanel job,
        @Nullable String problem,
        boolean showLog,
        List<String> log) {
    private static final Map<Action, String> ICONS = new EnumMap<>(Map.of(
            Action.INSTALL, "cloud-arrow-down",
            Action.START, "play-fill",
            Action.STOP, "stop-fill",
            Action.PUBLISH, "broadcast",
            Action.WITHDRAW, "x-circle",
            Action.REPAIR, "wrench-adjustable",
            Action.REMOVE, "trash3"));

    /** Actions that give something; only these are put in colour. */
    private static final Set<Action> BRINGS = Set.of(Action.INSTALL, Action.START, Action.PUBLISH);

    /** The menu that it is in. */
    record Group(String href, String key) {}

    /** A button; one that needs a confirmation leads to a page that asks for it. */
    record Button(String name, String key, String icon, String style, String href, boolean confirm, boolean disabled) {}

    static CapabilityView of(
            CapabilityDetail detail,
            @Nullable JobPanel job,
            List<String> log,
            boolean admin,
            Map<String, Object> typed,
            Failure.@Nullable Problem problem,
            String language) {
        CapabilitySummary summary = detail.summary();
        CapabilitiesPage.Menu menu = CapabilitiesPage.Menu.of(summary.group());
        boolean installed = isInstalled(summary.state());
        return new CapabilityView(
                summary,
                CapabilityTile.tellsHealth(summary),
                new Group(menu.href(), menu.key()),
                CapabilityTabs.of(summary),
                admin ? buttons(detail) : List.of(),
                SettingsForm.sections(
                        SettingsForm.inputs(detail, typed, problem == null ? List.of() : problem.fields(), language)),
                !typed.isEmpty(),
                !admin || !installed,
                admin ? "page.capability.settings-later" : "page.capability.settings-admin",
                detail.description()
                        .in(language)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                installed ? detail.checks() : List.of(),
                admin && detail.actions().contains(Action.REPAIR),
                detail.ports(),
                detail.packages(),
                detail.serviceTypes(),
                !(detail.ports().isEmpty()
                        && detail.packages().isEmpty()
                        && detail.serviceTypes().isEmpty()),
                installed && !detail.serviceTypes().isEmpty(),
                detail.publishedAs() == null
                        ? null
                        : "/service?id=" + URLEncoder.encode(detail.publishedAs(), StandardCharsets.UTF_8),
                detail.reason() == null ? null : detail.reason().in(language),
                job,
                problem == null ? null : problem.in(language),
                admin && installed,
                log);
    }

    public String href() {
        return CapabilityTile.href(summary.name());
    }

    public String actHref() {
        return href() + "/act";
    }

    public String configureHref() {
        return href();
    }

    public String logHref() {
        return href() + "/log";
    }

    static boolean isInstalled(CapabilityState state) {
        return state != CapabilityState.AVAILABLE && state != CapabilityState.INSTALLING;
    }

    /** The likeliest first, what takes away last. */
    private static List<Button> buttons(CapabilityDetail detail) {
        boolean busy = detail.summary().job() != null;
        Set<Action> known = ICONS.keySet();
        List<Action> actions = detail.actions().stream()
                .filter(action -> known.contains(action) && action != Action.REPAIR)
                .sorted(Comparator.comparing(action -> action == Action.REMOVE))
                .toList();
        return actions.stream()
                .map(action -> button(detail.summary().name(), action, action == actions.get(0), busy))
                .toList();
    }

    private static Button button(String capability, Action action, boolean first, boolean busy) {
        boolean remove = action == Action.REMOVE;
        String style = remove
                ? "btn-quiet-danger"
                : first && BRINGS.contains(action) ? "btn-primary" : "btn-outline-secondary";
        String name = Words.plain(action);
        return new Button(
                name,
                "page.action." + name,
                ICONS.getOrDefault(action, "gear"),
                style,
                CapabilityTile.href(capability) + (remove ? "/remove" : "/act"),
                remove && !busy,
                busy);
    }
}
