package org.cloudy.gateway.pages;

import java.util.List;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Role;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * What stands round every page: where one is, who one is, where one can go.
 *
 * @param nodeId of this node; null while it is not known
 * @param microCloud its name; null while it is not known
 * @param colour of the micro cloud, as #1f6f8b; null for none
 * @param picture where that of the micro cloud is; null for none
 * @param user who signed in; null if nobody did
 * @param bare whether the page stands alone, without menu
 * @param path where the visitor is, to return to
 * @param sought what stands in the search box
 * @param sections the pages below an entry of the menu, while he is on one of them; {@code sectionsKey} names the entry
 */
record Frame(
        String nodeName,
        @Nullable NodeId nodeId,
        @Nullable String microCloud,
        @Nullable String colour,
        @Nullable String picture,
        @Nullable String user,
        boolean signedIn,
        boolean member,
        boolean admin,
        boolean bare,
        String path,
        String sought,
        List<MenuItem> menu,
        List<SystemMenu.Section> sections,
        String sectionsKey,
        List<String> languages) {

    /** One entry of the menu, with the pages below it while one is there. */
    record MenuItem(String href, String icon, String key, boolean current, List<SystemMenu.Section> sections) {
        MenuItem(String href, String icon, String key, boolean current) {
            this(href, icon, key, current, List.of());
        }
    }

    static Frame of(Catalogue.Here here, Visitor visitor, boolean bare, String path, String sought) {
        boolean searching = SearchMenu.isWithin(place(path));
        return new Frame(
                here.nodeName(),
                here.node(),
                here.microCloud(),
                here.colour(),
                here.picture(),
                visitor.isSignedIn() ? visitor.caller().user() : null,
                visitor.isSignedIn(),
                visitor.may(Role.MEMBER),
                visitor.may(Role.ADMIN),
                bare,
                path,
                sought,
                menu(visitor, path),
                searching ? SearchMenu.around(visitor, place(path)) : SystemMenu.around(visitor, place(path)),
                searching ? "page.menu.search" : "page.menu.system",
                Messages.LANGUAGES);
    }

    /** Whether somebody looks around without having signed in. */
    public boolean visitor() {
        return !signedIn;
    }

    private static List<MenuItem> menu(Visitor visitor, String path) {
        MenuItem home = item("/", "house-door", "page.menu.home", path);
        MenuItem search = new MenuItem(
                SearchMenu.PATH,
                "search",
                "page.menu.search",
                SearchMenu.isWithin(place(path)),
                SearchMenu.around(visitor, place(path)));
        MenuItem nodes = item("/nodes", "diagram-3", "page.menu.nodes", path);
        MenuItem languages = item("/languages", "translate", "page.menu.languages", path);
        if (!visitor.may(Role.MEMBER)) {
            return List.of(home, search, nodes, languages);
        }
        return List.of(
                home,
                search,
                item("/community-cloud", "people", "page.menu.community-cloud", path),
                item("/network-services", "hdd-network", "page.menu.network-services", path),
                new MenuItem(
                        MicroCloudPage.PATH,
                        "diagram-3",
                        "page.menu.nodes",
                        isAt(MicroCloudPage.PATH, path) || isAt("/nodes", path)),
                item("/jobs", "list-task", "page.menu.jobs", path),
                new MenuItem(
                        SystemMenu.PATH,
                        "gear",
                        "page.menu.system",
                        isAt(SystemMenu.PATH, path),
                        SystemMenu.around(visitor, place(path))),
                languages);
    }

    private static MenuItem item(String href, String icon, String key, String path) {
        return new MenuItem(href, icon, key, isAt(href, path));
    }

    private static boolean isAt(String href, String path) {
        String place = place(path);
        return place.equals(href) || (!href.equals("/") && place.startsWith(href + "/"));
    }

    private static String place(String path) {
        return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    }
}
