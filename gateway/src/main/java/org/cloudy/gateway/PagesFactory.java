package org.cloudy.gateway;

import org.cloudy.gateway.pages.Pages;

/** Makes the pages, from what only the gateway has. */
@FunctionalInterface
public interface PagesFactory {
    /**
     * The pages of a node.
     *
     * @param sessions where a page signs somebody in who has proved who he is, as at the end of the first-boot wizard
     */
    Pages make(Sessions sessions);
}
