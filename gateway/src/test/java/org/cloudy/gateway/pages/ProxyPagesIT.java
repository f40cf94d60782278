package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.series.Span;
import org.cloudy.bus.squid.PeerChoice;
import org.cloudy.bus.squid.PeerNode;
import org.cloudy.bus.squid.PeerRelation;
import org.cloudy.bus.squid.ProxyHistory;
import org.cloudy.bus.squid.ProxyLogin;
import org.cloudy.bus.squid.ProxyMeasure;
import org.cloudy.bus.squid.ProxyUserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages of the web proxy over HTTP, with a made-up proxy behind them. */
class ProxyPagesIT {
    private static final String PATH = "/capabilities/squid/";

    private StageClient client;

    @BeforeEach
    void open() throws TimeoutException {
        client = new StageClient();
    }

    @AfterEach
    void close() throws TimeoutException {
        client.close();
    }

    @Test
    @DisplayName("The proxies of others are shown as text with what can be done about each, which a member only reads")
    void peers() throws IOException, InterruptedException {
        assertThat(client.get(PATH + "peers"))
                .contains("Squid plaza", "10.1.24.2:3128", "Is asked", "Ask Squid plaza no more", "Ask as parent")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain(Sample.HOSTILE)
                .as("one that answers no queries is no sibling")
                .doesNotContain("Ask as sibling");
        assertThat(client.get(PATH + "peers?as=member"))
                .contains("Squid plaza")
                .doesNotContain("Ask as parent", "no more");
    }

    @Test
    @DisplayName(
            "A proxy is asked, and asked no more, by one press; a relation or a node that there is not, is refused")
    void choosesPeers() throws IOException, InterruptedException {
        String school = Sample.SCHOOL.value();
        assertThat(location(client.post(PATH + "peers", Map.of("node", school, "relation", "parent"))))
                .isEqualTo(PATH + "peers?notice=proxy-peer-added");
        assertThat(location(client.post(PATH + "peers/remove", Map.of("node", Sample.PLAZA.value()))))
                .isEqualTo(PATH + "peers?notice=proxy-peer-removed");
        assertThat(client.fakes().asked)
                .containsExactly(new PeerChoice(Sample.SCHOOL, PeerRelation.PARENT), new PeerNode(Sample.PLAZA));

        assertThat(client.post(PATH + "peers", Map.of("node", school, "relation", "cousin"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post(PATH + "peers", Map.of("node", "../x", "relation", "parent"))
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> gone =
                client.post(PATH + "peers", Map.of("node", Sample.SELF.value(), "relation", "parent"));
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).as("told on the page").contains("Squid plaza");
        assertThat(client.fakes().asked).hasSize(2);
    }

    @Test
    @DisplayName("Users are added, given another password, and removed after a question; no password is shown again")
    void users() throws IOException, InterruptedException {
        assertThat(client.get(PATH + "users")).contains("ana", "pau");
        HttpResponse<String> refused = client.post(PATH + "users", Map.of("name", "joan", "password", "short"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("value=\"joan\"", "At least 8 characters.")
                .doesNotContain("\"short\"");
        assertThat(client.post(PATH + "users/change", Map.of("name", "ana", "password", "short"))
                        .body())
                .contains("At least 8 characters.")
                .doesNotContain("\"short\"");
        assertThat(client.get(PATH + "users/remove?name=ana")).contains("ana", "dialog-title");
        assertThat(client.fakes().asked).isEmpty();

        client.post(PATH + "users", Map.of("name", " joan ", "password", "long enough"));
        client.post(PATH + "users/change", Map.of("name", "ana", "password", "long enough"));
        client.post(PATH + "users/remove", Map.of("name", "ana"));
        assertThat(client.fakes().asked)
                .containsExactly(
                        new ProxyLogin("joan", "long enough"),
                        new ProxyLogin("ana", "long enough"),
                        new ProxyUserName("ana"));
        assertThat(client.get(PATH + "users?as=member")).doesNotContain("pau");
    }

    @Test
    @DisplayName("Statistics are numbers and plots; what is not known is a dash, and a plot of nothing is not found")
    void statistics() throws IOException, InterruptedException {
        assertThat(client.get(PATH + "statistics?span=day"))
                .contains("1,200", "2.3\u00a0/s", "5\u00a0MB", "plot?measure&#x3D;requests&amp;span&#x3D;day");
        assertThat(client.get(PATH + "statistics/plot?measure=requests&span=day"))
                .isEqualTo(
                        "{\"times\":[1795000000,1795000060],\"series\":[{\"label\":\"Requests\",\"values\":[1.5,null]}]}");
        assertThat(client.fakes().asked).containsExactly(new ProxyHistory(ProxyMeasure.REQUESTS, Span.DAY));
        assertThat(client.look(PATH + "statistics/plot?measure=weather&span=day")
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.look(PATH + "statistics?span=aeon").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("A proxy that is off, or about to come up, is told so, and nobody is asked")
    void off() throws IOException, InterruptedException {
        client.fakes().proxy.answers = false;
        assertThat(client.get(PATH + "statistics")).contains("The proxy tells nothing about itself now.");
        assertThat(client.look(PATH + "peers").statusCode()).isEqualTo(200);
        assertThat(client.look(PATH + "users").statusCode()).isEqualTo(200);

        client.fakes().become("squid", CapabilityState.STOPPED);
        for (String page : new String[] {"peers", "users", "statistics"}) {
            assertThat(client.get(PATH + page)).contains("The web proxy is off.");
        }
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElseThrow();
    }
}
