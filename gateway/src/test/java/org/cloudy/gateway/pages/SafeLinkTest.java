package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeLinkTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript://host/%0aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "ftp://host/",
                "//host/",
                "/path",
                "http://",
                "http://user:secret@host/",
                "http://host name/",
                " http://host/",
                "http:host"
            })
    @DisplayName("What is no plain web address never becomes a link")
    void refusesOthers(String address) {
        assertThat(SafeLink.of(address)).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"http://10.1.24.12:7000/", "https://ateneu.example/a?b=c", "https://[fd00::1]:7001/"})
    @DisplayName("A web address stays as it is")
    void takesWebAddresses(String address) {
        assertThat(SafeLink.of(address)).isEqualTo(address);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"javascript:alert(1)//", "host/path", "host:80", "a b", "-x", "host;reboot", "$(reboot)"})
    @DisplayName("A host with odd characters is no host")
    void refusesOddHosts(String host) {
        assertThat(SafeLink.authority(host, 80)).isNull();
        assertThat(SafeLink.web("http", host, 80, "/")).isNull();
    }

    @Test
    @DisplayName("A path that a stranger chose stays a path on his host")
    void keepsThePathAPath() {
        assertThat(SafeLink.web("http", "10.1.24.12", 8000, "/live stream?x"))
                .isEqualTo("http://10.1.24.12:8000/live%20stream%3Fx");
        assertThat(SafeLink.web("http", "10.1.24.12", 8000, "//evil.example/")).isEqualTo("http://10.1.24.12:8000/");
        assertThat(SafeLink.web("http", "10.1.24.12", 8000, "@evil.example/")).isEqualTo("http://10.1.24.12:8000/");
        assertThat(SafeLink.web("http", "10.1.24.12", 8000, null)).isEqualTo("http://10.1.24.12:8000/");
    }

    @Test
    @DisplayName("An IPv6 address stands in brackets")
    void bracketsIpv6() {
        assertThat(SafeLink.authority("fd00::12", 3128)).isEqualTo("[fd00::12]:3128");
    }
}
