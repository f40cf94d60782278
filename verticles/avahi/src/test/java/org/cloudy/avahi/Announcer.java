package org.cloudy.avahi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.dnssd.Card;
import org.cloudy.platform.dnssd.LocalNetworks;
import org.cloudy.platform.dnssd.LocalService;
import org.cloudy.platform.dnssd.Responder;
import org.cloudy.platform.dnssd.Sighting;
import org.cloudy.platform.dnssd.Sightings;
import org.cloudy.platform.dnssd.SystemResponder;

/**
 * A program on a host of a test network that speaks through Avahi while it runs: it announces what its arguments name, as {@code
 * name/port}, on all local networks, and prints a line for all that it is told.
 */
final class Announcer implements Sightings {
    private static final String TYPE = "_http._tcp";

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<String> services;
    private final LocalNetworks networks;
    private Optional<Responder> responder = Optional.empty();
    private List<Card> cards = List.of();

    private Announcer(List<String> services) {
        this.services = services;
        this.networks = new LocalNetworks(new NodeConfig(
                Path.of("/run/node"), "node", "0.0.0.0", 7000, 7001, 7002, 7003, "127.0.0.1", List.of(), "test"));
    }

    public static void main(String[] services) throws InterruptedException {
        Announcer announcer = new Announcer(List.of(services));
        announcer.thread.execute(announcer::follow);
        try (SystemResponder.Watch watch =
                new AvahiSystemResponder().watch(announcer.thread, announcer, announcer::changed)) {
            say("watching " + watch);
            Thread.currentThread().join();
        }
    }

    private void changed(Optional<Responder> now) {
        responder.ifPresent(Responder::close);
        responder = now;
        now.ifPresent(speaking -> {
            speaking.use(cards);
            services.forEach(service -> announce(speaking, service.split("/", 2)));
        });
        say("through " + now.map(Responder::kind).map(Enum::name).orElse("nobody"));
    }

    private void follow() {
        cards = networks.cards();
        say("on " + cards.stream().map(Card::name).toList());
    }

    private static void announce(Responder responder, String[] service) {
        responder.announce(
                service[0],
                new LocalService(
                        TYPE, service[0], Integer.parseInt(service[1]), Map.of("path", "/libros", "l", "català")));
    }

    @Override
    public void seen(Sighting sighting) {
        say("seen " + sighting.where().name() + " at " + sighting.address().getHostAddress() + " " + sighting.port()
                + " on " + sighting.where().network() + " with " + sighting.text());
    }

    @Override
    public void lost(Sighting.Place place) {
        say("lost " + place.name() + " on " + place.network());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
