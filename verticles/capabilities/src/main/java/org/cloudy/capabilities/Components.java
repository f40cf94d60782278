package org.cloudy.capabilities;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.Component;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.Site;
import org.cloudy.platform.component.ConfigurationFile;
import org.cloudy.platform.jobs.Progress;

/**
 * The components of a capability as one: installed and enabled in their order, disabled and removed in reverse. A step is told
 * in the words of {@code capability.<name>.step.<verb>.<component>} where the capability has them.
 */
final class Components<S extends Record> {
    private final String capability;
    private final List<Component<S>> components;

    Components(Descriptor<S> descriptor) {
        this.capability = descriptor.name();
        this.components = descriptor.components();
    }

    void install(Site<S> site, Progress progress) {
        forward("install", progress, (component, share) -> component.install(site, share));
    }

    void enable(Site<S> site, Progress progress) {
        forward("enable", progress, (component, share) -> component.enable(site, share));
    }

    /** Enables them with the configuration files that are there already. */
    void enableAsConfigured(Site<S> site, Progress progress) {
        forward("enable", progress, (component, share) -> {
            if (!(component instanceof ConfigurationFile<S>)) {
                component.enable(site, share);
            }
        });
    }

    /** The names of its configuration files in its folder. */
    List<String> configurationFiles() {
        return components.stream()
                .filter(ConfigurationFile.class::isInstance)
                .map(Component::name)
                .toList();
    }

    void repair(Site<S> site, Progress progress) {
        forward("repair", progress, (component, share) -> component.repair(site, share));
    }

    /** Disables all of them, and fails with the first failure after the last one. */
    void disable(Site<S> site, Progress progress) {
        all("disable", progress, (component, share) -> component.disable(site, share));
    }

    /** Removes all of them, and fails with the first failure after the last one. */
    void remove(Site<S> site, Progress progress) {
        all("remove", progress, (component, share) -> component.remove(site, share));
    }

    void dump(Site<S> site, Progress progress) {
        forward("dump", progress, (component, share) -> component.dump(site, share));
    }

    List<String> passing(Site<S> site) {
        return gather(component -> component.passing(site)).stream().distinct().toList();
    }

    /** What all checks find now; one that breaks is a finding, too. */
    List<CheckResult> diagnose(Site<S> site, boolean enabled) {
        return gather(component -> findings(component, site, enabled));
    }

    List<String> packages() {
        return gather(Component::packages).stream().distinct().toList();
    }

    List<String> serviceTypes() {
        return gather(Component::serviceTypes).stream().distinct().toList();
    }

    List<CapabilityDetail.PortUse> ports(S settings) {
        return gather(component -> component.ports(settings));
    }

    List<String> daemons(Site<S> site) {
        return gather(component -> component.daemons(site)).stream().distinct().toList();
    }

    /** What is announced, in the capability's name. */
    List<Publication> announcements(Site<S> site) {
        return gather(component -> component.announcements(site)).stream()
                .map(publication -> new Publication(
                        publication.type(),
                        publication.name(),
                        publication.host(),
                        publication.port(),
                        publication.attributes(),
                        publication.check(),
                        capability))
                .toList();
    }

    private void inOrder(
            String verb, List<Component<S>> order, Progress progress, BiConsumer<Component<S>, Progress> work) {
        for (int i = 0; i < order.size(); i++) {
            Component<S> component = order.get(i);
            Share share = Share.of(progress, i, order.size());
            share.step(0, stepKey(verb, component), Map.of("component", component.name()));
            work.accept(component, share);
        }
    }

    private void forward(String verb, Progress progress, BiConsumer<Component<S>, Progress> work) {
        inOrder(
                verb,
                components,
                progress,
                (component, share) -> one(verb, component, share, () -> work.accept(component, share)));
    }

    private void one(String verb, Component<S> component, Progress progress, Runnable work) {
        work.run();
        progress.line(verb + " " + component.name() + ": done");
    }

    private void all(String verb, Progress progress, BiConsumer<Component<S>, Progress> work) {
        List<RuntimeException> failures = new ArrayList<>();
        inOrder(verb, components.reversed(), progress, (component, share) -> {
            try {
                one(verb, component, share, () -> work.accept(component, share));
            } catch (RuntimeException e) {
                share.line(verb + " " + component.name() + ": " + e.getMessage());
                failures.add(e);
            }
        });
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private String stepKey(String verb, Component<S> component) {
        String any = "capabilities.step." + verb;
        String own = "capability." + capability + ".step." + verb + "." + component.name();
        return Stream.of(own, any + "." + component.name())
                .filter(Messages.catalogue("en")::containsKey)
                .findFirst()
                .orElse(any);
    }

    private List<CheckResult> findings(Component<S> component, Site<S> site, boolean enabled) {
        try {
            return component.diagnose(site, enabled);
        } catch (RuntimeException e) {
            return List.of(new CheckResult(
                    component.name(),
                    Messages.everywhere("capabilities.check"),
                    Health.CRITICAL,
                    Failure.from(e).problem().everywhere(),
                    false));
        }
    }

    private <T> List<T> gather(Function<Component<S>, List<T>> part) {
        return components.stream().map(part).flatMap(List::stream).toList();
    }
}
