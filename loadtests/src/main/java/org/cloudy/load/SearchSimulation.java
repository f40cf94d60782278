package org.cloudy.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
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

    public SearchSimulation() {
        ScenarioBuilder people = scenario("search page, 1,000 services")
                .exec(http("GET /search")
                        .get("/search")
                        .check(status().is(200), substring("service-0000").exists()));
        ScenarioBuilder early = scenario("warm-up")
                .exec(http("GET /search, warming up").get("/search").check(status().is(200)));
        setUp(early.injectOpen(rampUsersPerSec(1).to(RATE).during(SECONDS))
                        .andThen(people.injectOpen(constantUsersPerSec(RATE).during(SECONDS))))
                .protocols(http.baseUrl(System.getProperty("target")).acceptHeader("text/html"))
                .assertions(global().failedRequests().count().is(0L));
    }
}
