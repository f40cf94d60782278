package org.cloudy.bus.microcloud;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;
import org.cloudy.bus.jobs.Job;

/** What can be asked of a node about the micro cloud that it is in, or wants to be in. */
public final class MicroCloudContract {
    /** The micro cloud of this node, its members and the requests to it. */
    public static final Call<Empty, MicroCloud> GET =
            new Call<>("cloudy.microcloud.get", Empty.class, MicroCloud.class, Reach.NODE, Role.MEMBER);

    /** Founds a micro cloud with this node as its only member. CONFLICT if it is in one; INVALID with each field. */
    public static final Call<Founding, Job> CREATE =
            new Call<>("cloudy.microcloud.create", Founding.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Changes name, description and looks for all members; the range of addresses stays. */
    public static final Call<Appearance, MicroCloud> DESCRIBE =
            new Call<>("cloudy.microcloud.describe", Appearance.class, MicroCloud.class, Reach.NODE, Role.ADMIN);

    /** Makes an invitation for one node. CONFLICT if this node is in no micro cloud, or cannot be reached by others. */
    public static final Call<InvitationWish, Invitation> INVITE =
            new Call<>("cloudy.microcloud.invite", InvitationWish.class, Invitation.class, Reach.NODE, Role.ADMIN);

    /** Joins the micro cloud of an invitation. The job fails, and leaves the node as it was, with the reason. */
    public static final Call<InvitationToken, Job> JOIN =
            new Call<>("cloudy.microcloud.join", InvitationToken.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Micro clouds that are heard in the local network. */
    public static final Call<Empty, NearbyClouds> NEARBY =
            new Call<>("cloudy.microcloud.nearby", Empty.class, NearbyClouds.class, Reach.NODE, Role.MEMBER);

    /** Asks a member to be let in; the job waits until it is decided, and then joins. */
    public static final Call<Plea, Job> ASK =
            new Call<>("cloudy.microcloud.ask", Plea.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Approves or refuses a node that asked any of the members. NOT_FOUND. */
    public static final Call<Decision, MicroCloud> DECIDE =
            new Call<>("cloudy.microcloud.decide", Decision.class, MicroCloud.class, Reach.NODE, Role.ADMIN);

    /** Leaves the micro cloud. */
    public static final Call<Empty, Job> LEAVE =
            new Call<>("cloudy.microcloud.leave", Empty.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Expels a member: its key is revoked everywhere. NOT_FOUND; FORBIDDEN if it was here before this node. */
    public static final Call<MemberId, MicroCloud> EXPEL =
            new Call<>("cloudy.microcloud.expel", MemberId.class, MicroCloud.class, Reach.NODE, Role.ADMIN);

    /** Nodes and links of the whole micro cloud, as far as they answer. */
    public static final Call<Empty, Topology> MAP =
            new Call<>("cloudy.microcloud.map", Empty.class, Topology.class, Reach.NODE, Role.MEMBER);

    /** The links of one node to the others, as it sees them. */
    public static final Call<Empty, NodeLinks> LINKS =
            new Call<>("cloudy.microcloud.links", Empty.class, NodeLinks.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** Who this node is, proven for the certificate that it shows: what comes over that connection comes from it. */
    public static final Call<Challenge, Proof> IDENTIFY =
            new Call<>("cloudy.microcloud.identify", Challenge.class, Proof.class, Reach.NODE, Role.ANYONE);

    /** Becomes a member with an invitation's secret. NOT_FOUND, CONFLICT, INVALID: it is unknown, used, or expired. */
    public static final Call<Application, Admission> REDEEM =
            new Call<>("cloudy.microcloud.redeem", Application.class, Admission.class, Reach.NODE, Role.ANYONE);

    /** Asks to be let in, or how that was decided: the same request again is an answer, not another one. */
    public static final Call<Application, Admission> APPLY =
            new Call<>("cloudy.microcloud.apply", Application.class, Admission.class, Reach.NODE, Role.ANYONE);

    /** The micro cloud, a member, or a request to it changed. */
    public static final Topic<MicroCloud> CHANGED =
            new Topic<>("cloudy.microcloud.changed", MicroCloud.class, Reach.NODE, Role.MEMBER);

    private MicroCloudContract() {}
}
