package org.cloudy.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;

/** People who come at a fixed rate, whether or not those before them have been served, and open the search page. */
public final class SearchSimulation extends Simulation {
    private static final int RATE = Integer.getInteger("rate", 20);
    private static final int SECONDS = Integer.getInteger("seconds", 30);

    private static final String PAGE = "GET /search";
    private static final int SLOW_MILLIS = 1_000;

    public SearchSimulation() {
        ScenarioBuilder people = scenario("search page, 1,000 services")
                .exec(http(PAGE)
                        .get("/search")
                        .check(status().is(200), substring("service-0000").exists()));
        ScenarioBuilder early = scenario("warm-up")
                .exec(http("GET /search, warming up").get("/search").check(status().is(200)));
        setUp(early.injectOpen(rampUsersPerSec(1).to(RATE).during(SECONDS))
                        .andThen(people.injectOpen(constantUsersPerSec(RATE).during(SECONDS))))
                .protocols(http.baseUrl(System.getProperty("target")).acceptHeader("text/html"))
                // Each is printed with its actual value: the times are what is measured.
                .assertions(
                        global().failedRequests().count().is(0L),
                        details(PAGE).responseTime().percentile(50).lt(SLOW_MILLIS),
                        details(PAGE).responseTime().percentile(95).lt(SLOW_MILLIS),
                        details(PAGE).responseTime().percentile(99).lt(SLOW_MILLIS),
                        details(PAGE).responseTime().max().lt(10 * SLOW_MILLIS),
                        details(PAGE).successfulRequests().count().gte((long) RATE * SECONDS));
    }
}
