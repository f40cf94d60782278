package org.cloudy.bus.capabilities;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;
import org.cloudy.bus.jobs.Job;

/** What can be asked of the manager of all plugins. */
public final class CapabilitiesContract {
    /** All capabilities of this node. */
    public static final Call<Empty, CapabilityList> LIST =
            new Call<>("cloudy.capabilities.list", Empty.class, CapabilityList.class, Reach.NODE, Role.MEMBER);

    /** One capability with its settings. NOT_FOUND. */
    public static final Call<CapabilityName, CapabilityDetail> GET = new Call<>(
            "cloudy.capabilities.get", CapabilityName.class, CapabilityDetail.class, Reach.NODE, Role.MEMBER);

    /** Starts a job. NOT_FOUND; CONFLICT if the action does not fit the state, or a job works on it already. */
    public static final Call<ActionRequest, Job> ACT =
            new Call<>("cloudy.capabilities.act", ActionRequest.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Checks settings and starts a job that brings them into force. INVALID with what is wrong of each field. */
    public static final Call<Configuration, Job> CONFIGURE =
            new Call<>("cloudy.capabilities.configure", Configuration.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Runs all checks now. NOT_FOUND. */
    public static final Call<CapabilityName, CheckResults> DIAGNOSE = new Call<>(
            "cloudy.capabilities.diagnose", CapabilityName.class, CheckResults.class, Reach.NODE, Role.MEMBER);

    /** What its daemons wrote. NOT_FOUND. */
    public static final Call<LogQuery, LogLines> LOG =
            new Call<>("cloudy.capabilities.log", LogQuery.class, LogLines.class, Reach.NODE, Role.ADMIN).asLook();

    /** What of a capability belongs in a backup. NOT_FOUND. */
    public static final Call<CapabilityName, KeptFiles> KEPT_FILES = new Call<>(
                    "cloudy.capabilities.kept-files", CapabilityName.class, KeptFiles.class, Reach.NODE, Role.ADMIN)
            .asLook();

    /**
     * Starts a job after which the files of a capability are whole, and stay so until {@link #RELEASE}: what has to be down for that
     * is. A node that starts anew meanwhile brings it up again. NOT_FOUND.
     */
    public static final Call<CapabilityName, Job> HOLD =
            new Call<>("cloudy.capabilities.hold", CapabilityName.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Starts a job that brings a capability to where its owner left it. NOT_FOUND. */
    public static final Call<CapabilityName, Job> RELEASE =
            new Call<>("cloudy.capabilities.release", CapabilityName.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Starts a job that puts a capability's files and settings back; those of now come back where it fails. NOT_FOUND. */
    public static final Call<TakeBack, Job> TAKE_BACK =
            new Call<>("cloudy.capabilities.take-back", TakeBack.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Reads the file of a plugin and tells what is wrong with it; nothing is changed. */
    public static final Call<PluginText, PluginReport> CHECK_PLUGIN = new Call<>(
            "cloudy.capabilities.check-plugin", PluginText.class, PluginReport.class, Reach.NODE, Role.MEMBER);

    /** The file of a plugin of this name to begin with; nothing is changed. INVALID. */
    public static final Call<CapabilityName, PluginText> NEW_PLUGIN = new Call<>(
            "cloudy.capabilities.new-plugin", CapabilityName.class, PluginText.class, Reach.NODE, Role.MEMBER);

    /**
     * Puts the file of a plugin into the node's folder of plugins, over one of the same name, unless there are problems. That every node
     * brings a capability of that name is one.
     */
    public static final Call<PluginText, PluginReport> ADD_PLUGIN =
            new Call<>("cloudy.capabilities.add-plugin", PluginText.class, PluginReport.class, Reach.NODE, Role.ADMIN);

    /** The plugins of this node, also those whose files cannot be used. */
    public static final Call<Empty, PluginList> PLUGINS =
            new Call<>("cloudy.capabilities.plugins", Empty.class, PluginList.class, Reach.NODE, Role.MEMBER);

    /**
     * Deletes the file of a plugin, which is named by its id or, where that cannot be read, by its file. NOT_FOUND; CONFLICT while its
     * capability is installed, or if every node brings it.
     */
    public static final Call<CapabilityName, Empty> REMOVE_PLUGIN =
            new Call<>("cloudy.capabilities.remove-plugin", CapabilityName.class, Empty.class, Reach.NODE, Role.ADMIN);

    /** What the file of a plugin may say. */
    public static final Call<Empty, PluginSchema> PLUGIN_SCHEMA =
            new Call<>("cloudy.capabilities.plugin-schema", Empty.class, PluginSchema.class, Reach.NODE, Role.ANYONE);

    /** A capability's state, publication, health or settings changed. */
    public static final Topic<CapabilitySummary> CHANGED =
            new Topic<>("cloudy.capabilities.changed", CapabilitySummary.class, Reach.NODE, Role.MEMBER);

    private CapabilitiesContract() {}
}
