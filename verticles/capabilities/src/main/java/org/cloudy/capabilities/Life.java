package org.cloudy.capabilities;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.Site;
import org.cloudy.platform.settings.SettingsSchema;
import org.cloudy.platform.store.Documents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One capability on this node: what its owner wants of it, which is durable, and how it is, which is not. */
final class Life<S extends Record> {
    private static final Logger LOG = LoggerFactory.getLogger(Life.class);

    private final Capability capability;
    private final Descriptor<S> descriptor;
    private final Components<S> components;
    private final NodeContext node;
    private final Changes changes;
    private final Documents<StoredCapability> documents;
    private Condition condition = Condition.DOWN;
    private StoredCapability stored;
    private volatile List<CheckResult> checks = List.of();
    private final FormerConfiguration former;

    private Life(Capability capability, Descriptor<S> descriptor, NodeContext node, Changes changes) {
        this.capability = capability;
        this.descriptor = descriptor;
        this.components = new Components<>(descriptor);
        this.node = node;
        this.changes = changes;
        this.documents = node.store().documents("capability", StoredCapability.class);
        this.stored = documents.get(descriptor.name()).orElseGet(this::fresh);
        this.former = new FormerConfiguration(
                node.config().data().resolve("former").resolve(descriptor.name()),
                node.config().data().resolve("capabilities").resolve(descriptor.name()),
                components.configurationFiles());
    }

    /** The life of a capability that is in force, its settings moved up to it. */
    static Life<?> of(Capability capability, NodeContext node, Changes changes) {
        Life<?> life = candidate(capability, node, changes);
        if (life.stored().installed() && life.stored().settingsForm() != life.form()) {
            life.former().keep();
        }
        life.moveUp();
        return life;
    }

    /** The life of a capability that may come into force: what is kept is not changed before {@link #moveUp}. */
    static Life<?> candidate(Capability capability, NodeContext node, Changes changes) {
        return of(capability, capability.describe(), node, changes);
    }

    private static <S extends Record> Life<S> of(
            Capability capability, Descriptor<S> descriptor, NodeContext node, Changes changes) {
        return new Life<>(capability, descriptor, node, changes);
    }

    Capability capability() {
        return capability;
    }

    Descriptor<S> descriptor() {
        return descriptor;
    }

    Components<S> components() {
        return components;
    }

    String name() {
        return descriptor.name();
    }

    /** What its jobs work on. */
    String resource() {
        return "capability:" + name();
    }

    synchronized CapabilityState state() {
        if (condition.installing()) {
            return CapabilityState.INSTALLING;
        }
        if (!stored.installed()) {
            return CapabilityState.AVAILABLE;
        }
        if (condition.reason() != null) {
            return CapabilityState.FAILED;
        }
        return condition.up() ? CapabilityState.RUNNING : CapabilityState.STOPPED;
    }

    synchronized Condition condition() {
        return condition;
    }

    /** It is in another condition from now on, and whoever listens is told. */
    void become(Condition next) {
        set(next);
        changes.tell(this);
    }

    private synchronized void set(Condition next) {
        condition = next;
        if (!next.up()) {
            checks = List.of();
            former.isOver();
        }
    }

    /** Takes down what its daemons' states tell, if it is still up. */
    void found(@Nullable Text reason) {
        fail(reason);
        changes.tell(this);
    }

    private synchronized void fail(@Nullable Text reason) {
        if (condition.up()) {
            condition = condition.withReason(reason);
        }
    }

    List<CheckResult> checks() {
        return checks;
    }

    /** What its checks found, if it is still as it was when they were made. */
    void checked(List<CheckResult> results, boolean up) {
        remember(results, up);
        changes.tell(this);
    }

    private synchronized void remember(List<CheckResult> results, boolean up) {
        if (condition.up() == up) {
            checks = List.copyOf(results);
        }
    }

    synchronized StoredCapability stored() {
        return stored;
    }

    /** Changes what is kept; on the disk when it returns. */
    void keep(UnaryOperator<StoredCapability> change) {
        write(change);
        changes.tell(this);
    }

    private synchronized void write(UnaryOperator<StoredCapability> change) {
        StoredCapability next = change.apply(stored);
        documents.put(name(), next);
        stored = next;
    }

    /** Keeps nothing of it any more. */
    synchronized void forget() {
        documents.remove(name());
        stored = fresh();
        former.forget();
    }

    /** What was configured before its settings came into another form, until these have proved themselves. */
    FormerConfiguration former() {
        return former;
    }

    SettingsSchema<S> schema() {
        return descriptor.settings();
    }

    /**
     * The settings in force. A field that an older version did not have is at its default.
     *
     * @throws Failure INVALID if what is stored does not fit this version of the capability
     */
    S settings() {
        try {
            return read(stored());
        } catch (Failure e) {
            throw Failure.of(
                    FailureCode.INVALID,
                    "capabilities.settings-unreadable",
                    Map.of("cause", e.problem().message()));
        }
    }

    /**
     * The settings in something that was kept, as this version of the capability has them.
     *
     * @throws Failure INVALID if they do not fit; CONFLICT if they are of a newer version
     */
    S read(StoredCapability kept) {
        return schema().kept(descriptor.migrations().apply(kept.settings(), kept.settingsForm()));
    }

    /** The form of the settings of this version. */
    int form() {
        return descriptor.migrations().version();
    }

    /**
     * Brings settings of another version of the capability to the form of this one, once; those that cannot be brought stay as they are.
     * Where this is the older version, those that it left behind come back.
     */
    synchronized void moveUp() {
        stored = movedUp(stored);
    }

    private StoredCapability movedUp(StoredCapability kept) {
        StoredCapability.Former former = kept.former();
        StoredCapability usable = kept.settingsForm() > form() && former != null && former.form() <= form()
                ? kept.withSettings(former.settings(), former.form())
                : kept;
        if (kept.settingsForm() == form()) {
            return kept;
        }
        try {
            Map<String, Object> settings = json(read(usable));
            StoredCapability next = usable.settingsForm() == form() ? usable : usable.withSettings(settings, form());
            documents.put(name(), next);
            return next;
        } catch (Failure e) {
            LOG.warn("The settings of {} are kept in their older form: {}", name(), e.getMessage());
            return kept;
        }
    }

    /** The settings in force, or the defaults where those do not fit: for showing and for starting anew. */
    S settingsOrDefaults() {
        try {
            return settings();
        } catch (Failure e) {
            return descriptor.defaults();
        }
    }

    Site<S> site() {
        return site(settings());
    }

    Site<S> site(S settings) {
        return new Site<>(
                name(), folder(), settings, node.name().current(), node.config().services(), node.host());
    }

    /** The folder in which what is put back lies ready. */
    Path stage(String stage) {
        return node.config().data().resolve("restore").resolve(stage);
    }

    Path folder() {
        return node.config().data().resolve("capabilities").resolve(name());
    }

    static Map<String, Object> json(Record settings) {
        return Wire.toJson(settings).getMap();
    }

    private StoredCapability fresh() {
        return StoredCapability.fresh(json(descriptor.defaults()), form());
    }
}
