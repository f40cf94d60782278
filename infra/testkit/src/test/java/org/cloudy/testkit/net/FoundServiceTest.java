package org.cloudy.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What avahi-browse says")
final class FoundServiceTest {
    @Test
    @DisplayName("is understood with the names as people wrote them; what is not resolved is left out")
    void resolved() {
        String said = """
                +;eth0;IPv4;Can\\195\\167\\195\\179\\032d\\.Ada;_http._tcp;local
                =;eth0;IPv6;Can\\195\\167\\195\\179\\032d\\.Ada;_http._tcp;local;abc.local;fe80::b83e:91ff:fe63:b303;8080;"lang=ca"
                =;eth0;IPv4;Ada\\039s\\032library\\059\\032open;_http._tcp;local;abc.local;192.168.1.1;80;"lang=ca" "path=/books"
                """;

        assertThat(FoundService.of(said))
                .containsExactly(
                        new FoundService(
                                "eth0",
                                "Cançó d.Ada",
                                "_http._tcp",
                                "abc.local",
                                "fe80::b83e:91ff:fe63:b303",
                                8080,
                                "\"lang=ca\""),
                        new FoundService(
                                "eth0",
                                "Ada's library; open",
                                "_http._tcp",
                                "abc.local",
                                "192.168.1.1",
                                80,
                                "\"lang=ca\" \"path=/books\""));
    }
}
