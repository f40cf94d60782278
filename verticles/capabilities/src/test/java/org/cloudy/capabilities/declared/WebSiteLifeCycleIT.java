package org.cloudy.capabilities.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The web site's life")
class WebSiteLifeCycleIT extends ShippedLifeCycle {
    WebSiteLifeCycleIT() {
        super("website");
    }

    @Override
    protected void use() throws Exception {
        Files.writeString(folder().resolve("pages/index.html"), "Borrow a ladder");

        assertThat(ask("GET", "/", "").body()).isEqualTo("Borrow a ladder");
    }
}
