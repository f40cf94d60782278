package org.cloudy.capabilities.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The calendar's life")
class CalendarLifeCycleIT extends ShippedLifeCycle {
    private static final String SIGNED_IN = basic("neighbour", "correct-horse");
    private static final String EVENT = String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//test//EN",
            "BEGIN:VEVENT",
            "UID:fair",
            "DTSTAMP:20260101T000000Z",
            "DTSTART:20260501T100000Z",
            "SUMMARY:Street fair",
            "END:VEVENT",
            "END:VCALENDAR",
            "");

    CalendarLifeCycleIT() {
        super("radicale", Map.of("password", "correct-horse"));
    }

    @Override
    protected void use() throws Exception {
        HttpResponse<String> stranger = ask("PROPFIND", "/neighbour/", "", "Depth", "0");
        assertThat(stranger.statusCode()).isEqualTo(401);

        ask("MKCALENDAR", "/neighbour/fairs/", "", "Authorization", SIGNED_IN);
        assertThat(ask(
                                "PUT",
                                "/neighbour/fairs/fair.ics",
                                EVENT,
                                "Authorization",
                                SIGNED_IN,
                                "Content-Type",
                                "text/calendar")
                        .statusCode())
                .isIn(201, 204);

        HttpResponse<String> found = ask("PROPFIND", "/neighbour/fairs/", "", "Depth", "1", "Authorization", SIGNED_IN);
        assertThat(found.statusCode()).isEqualTo(207);
        assertThat(found.body()).contains("/neighbour/fairs/fair.ics");
    }
}
