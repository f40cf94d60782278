package org.cloudy.capabilities.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The file synchronisation's life")
class FilesLifeCycleIT extends ShippedLifeCycle {
    FilesLifeCycleIT() {
        super("syncthing", Map.of("syncPort", FreePorts.one(), "password", "correct horse"));
    }

    @Override
    protected void use() throws Exception {
        assertThat(status(basic("neighbour", "correct horse"))).isEqualTo(200);
        assertThat(status(basic("neighbour", "battery staple"))).isEqualTo(401);
        assertThat(Files.readString(folder().resolve("config.xml")))
                .contains("<globalAnnounceEnabled>false<", "<relaysEnabled>false<", "tcp://127.0.0.1:")
                .doesNotContain("correct horse");
    }

    private int status(String credentials) throws IOException {
        HttpsURLConnection page = (HttpsURLConnection)
                URI.create("https://127.0.0.1:" + port + "/").toURL().openConnection();
        OwnCertificate.accept(page);
        page.setRequestProperty("Authorization", credentials);
        page.setReadTimeout((int) SOON.toMillis());
        try {
            return page.getResponseCode();
        } finally {
            page.disconnect();
        }
    }
}
