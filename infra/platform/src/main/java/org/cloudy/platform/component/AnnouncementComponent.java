package org.cloudy.platform.component;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.jspecify.annotations.Nullable;

/** A service of the capability that is announced while it is published. */
public final class AnnouncementComponent<S extends Record> implements Component<S> {
    private static final int LONGEST_NAME = 63;

    private final String type;
    private final Function<Site<S>, String> title;
    private final ToIntFunction<S> port;
    private final Function<Site<S>, Map<String, String>> attributes;
    private final Publication.@Nullable HealthCheck check;

    private AnnouncementComponent(
            String type,
            Function<Site<S>, String> title,
            ToIntFunction<S> port,
            Function<Site<S>, Map<String, String>> attributes,
            Publication.@Nullable HealthCheck check) {
        this.type = type;
        this.title = title;
        this.port = port;
        this.attributes = attributes;
        this.check = check;
    }

    /**
     * A service at the node's own address, checked by a TCP connection.
     *
     * @param type DNS-SD service type, as {@code _http._tcp}
     * @param title what people call it; cut to the 63 bytes that DNS-SD allows
     */
    public static <S extends Record> AnnouncementComponent<S> of(
            String type, Function<Site<S>, String> title, ToIntFunction<S> port) {
        return new AnnouncementComponent<>(type, title, port, site -> Map.of(), null);
    }

    /** With these pairs in its TXT record. */
    public AnnouncementComponent<S> with(Function<Site<S>, Map<String, String>> pairs) {
        return new AnnouncementComponent<>(type, title, port, pairs, check);
    }

    /** Its health is checked in another way. */
    public AnnouncementComponent<S> checkedBy(Publication.HealthCheck way) {
        return new AnnouncementComponent<>(type, title, port, attributes, way);
    }

    @Override
    public String name() {
        return type;
    }

    @Override
    public List<String> serviceTypes() {
        return List.of(type);
    }

    @Override
    public List<Publication> announcements(Site<S> site) {
        return List.of(new Publication(
                type,
                cut(title.apply(site)),
                null,
                port.applyAsInt(site.settings()),
                attributes.apply(site),
                check,
                site.capability()));
    }

    /** RFC 6763, 4.1.1: at most 63 bytes of UTF-8; no character is cut in two. */
    private static String cut(String name) {
        String shorter = name;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }
}
