package org.cloudy.gateway.pages;

import java.util.List;
import org.cloudy.bus.Role;
import org.cloudy.gateway.Visitor;

/** The pages about searching, which members find below the entry of the menu. */
final class SearchMenu {
    static final String PATH = "/search";
    private static final String DOCUMENTS = "/documents";

    private SearchMenu() {}

    /** The pages for a member who is on one of them; none for one who is elsewhere, or has not signed in. */
    static List<SystemMenu.Section> around(Visitor visitor, String place) {
        if (!visitor.may(Role.MEMBER) || !isWithin(place)) {
            return List.of();
        }
        boolean index = place.equals(IndexPage.PATH);
        boolean shared = place.equals(SharedDocumentsPage.PATH) || place.startsWith(SharedDocumentsPage.PATH + "/");
        return List.of(
                section(PATH, "search", "find", !index && !shared),
                section(SharedDocumentsPage.PATH, "share", "shared", shared),
                section(IndexPage.PATH, "grid", "index", index));
    }

    /** Whether a place belongs to the search. */
    static boolean isWithin(String place) {
        return place.equals("/service") || isBelow(PATH, place) || isBelow(DOCUMENTS, place);
    }

    private static boolean isBelow(String path, String place) {
        return place.equals(path) || place.startsWith(path + "/");
    }

    private static SystemMenu.Section section(String href, String icon, String name, boolean current) {
        return new SystemMenu.Section(href, icon, "page.search.section." + name, current);
    }
}
