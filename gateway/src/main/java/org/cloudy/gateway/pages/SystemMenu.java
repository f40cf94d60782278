package org.cloudy.gateway.pages;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.gateway.Visitor;

/** The pages of the System menu, in the order in which they are shown. Whoever adds a page adds a line here, and its texts. */
final class SystemMenu {
    static final String PATH = "/system";

    /** {@code page.system.section.<name>} names each, with {@code .text} added it says what it is for. */
    private static final List<Entry> ENTRIES = List.of(
            new Entry("overview", PATH, "pc-display", Role.MEMBER),
            new Entry("account", PATH + "/account", "person-circle", Role.MEMBER),
            new Entry("users", PATH + "/users", "people", Role.ADMIN),
            new Entry("plugins", PATH + "/plugins", "puzzle", Role.MEMBER),
            new Entry("backups", BackupsPage.PATH, "archive", Role.ADMIN),
            new Entry("audit", PATH + "/audit", "journal-text", Role.ADMIN),
            new Entry("updates", PATH + "/updates", "box-seam", Role.MEMBER),
            new Entry("diagnosis", PATH + "/diagnosis", "heart-pulse", Role.MEMBER),
            new Entry("logs", PATH + "/logs", "file-earmark-text", Role.ADMIN),
            new Entry("firewall", PATH + "/firewall", "shield-check", Role.MEMBER),
            new Entry("power", PATH + "/power", "power", Role.MEMBER));

    private SystemMenu() {}

    private record Entry(String name, String href, String icon, Role role) {
        /** Pages that lie below this one are of it; below the overview lie all. */
        private boolean holds(String place) {
            return place.equals(href) || (!href.equals(PATH) && place.startsWith(href + "/"));
        }
    }

    /** One page as a visitor finds it. */
    record Section(String href, String icon, String key, boolean current) {}

    /** The pages for a visitor who is on one of them; none for one who is elsewhere. */
    static List<Section> around(Visitor visitor, String place) {
        boolean within = place.equals(PATH) || place.startsWith(PATH + "/");
        return within ? sections(visitor, place) : List.of();
    }

    /** The pages that the overview leads to. */
    static List<Section> beyondOverview(Visitor visitor) {
        return sections(visitor, PATH).stream()
                .filter(section -> !section.href().equals(PATH))
                .toList();
    }

    private static List<Section> sections(Visitor visitor, String place) {
        return ENTRIES.stream()
                .filter(entry -> visitor.may(entry.role()))
                .map(entry -> new Section(
                        entry.href(), entry.icon(), "page.system.section." + entry.name(), entry.holds(place)))
                .toList();
    }

    /** What somebody is told who asks for a page that his role does not cover. */
    static Failure forbidden(Role wanted) {
        return Failure.of(FailureCode.FORBIDDEN, "failure.forbidden", Map.of("role", wanted.name()));
    }
}
