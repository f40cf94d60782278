package org.cloudy.capabilities.declared;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The web site's life")
class WebSiteLifeCycleIT extends ShippedLifeCycle {
    WebSiteLifeCycleIT() {
        super("website");
    }
}
