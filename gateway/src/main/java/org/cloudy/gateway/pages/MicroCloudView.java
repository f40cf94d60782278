package org.cloudy.gateway.pages;

import java.time.Instant;
import java.util.List;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.NearbyCloud;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of the micro cloud shows.
 *
 * @param away whether nobody on the node can tell now, as while it starts
 * @param admin whether whoever looks may change it
 * @param cloud null in no micro cloud
 * @param job the job that moves the node, or that just did; null if none did lately
 * @param moving whether the node is about to start anew, so that losing it for a moment is no surprise
 * @param ways whether there are the ways into a micro cloud to choose from: in none, for administrators, with no job at work
 * @param problem why what somebody asked was refused; null if it was not
 */
record MicroCloudView(
        boolean away,
        boolean admin,
        @Nullable Cloud cloud,
        List<MemberRow> members,
        int memberCount,
        boolean alone,
        List<RequestRow> requests,
        @Nullable LinkMap map,
        @Nullable JobPanel job,
        boolean moving,
        boolean ways,
        Typed typed,
        List<Nearby> nearby,
        @Nullable String problem) {

    /** The micro cloud itself. */
    record Cloud(
            String id,
            String name,
            List<String> paragraphs,
            @Nullable String picture,
            @Nullable String range,
            @Nullable String address,
            @Nullable Instant founded,
            @Nullable String founder) {

        static @Nullable Cloud of(MicroCloud cloud, Names names) {
            Appearance appearance = cloud.appearance();
            if (appearance == null) {
                return null;
            }
            return new Cloud(
                    String.valueOf(cloud.id()),
                    appearance.name(),
                    appearance
                            .description()
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList(),
                    Look.of(appearance).pictureHref(),
                    cloud.range(),
                    cloud.address(),
                    cloud.founded(),
                    cloud.founder() == null ? null : names.of(cloud.founder()));
        }
    }

    /** A micro cloud near by, to be chosen; {@code value} is what the form brings back of it. */
    record Nearby(String value, String name, String node, String endpoint, boolean chosen) {
        static Nearby of(NearbyCloud cloud, @Nullable String chosen) {
            String value = cloud.endpoint() + " " + cloud.node();
            return new Nearby(
                    value,
                    cloud.name(),
                    cloud.nodeName() == null ? cloud.node().value() : cloud.nodeName(),
                    cloud.endpoint(),
                    value.equals(chosen));
        }
    }

    /** The page while nobody on the node can tell. */
    static MicroCloudView away(@Nullable JobPanel job) {
        return new MicroCloudView(
                true,
                false,
                null,
                List.of(),
                0,
                false,
                List.of(),
                null,
                job,
                true,
                false,
                Typed.NOTHING,
                List.of(),
                null);
    }

    static MicroCloudView of(
            MicroCloud cloud,
            List<NearbyCloud> nearby,
            @Nullable JobPanel job,
            boolean moving,
            boolean admin,
            Typed typed,
            @Nullable String problem,
            String language) {
        List<Member> members = cloud.members();
        Names names = Names.of(members);
        return new MicroCloudView(
                false,
                admin,
                Cloud.of(cloud, names),
                members.stream()
                        .map(member -> MemberRow.of(member, names, admin, language))
                        .toList(),
                members.size(),
                members.size() <= 1,
                cloud.requests().stream()
                        .map(request -> RequestRow.of(request, names, admin))
                        .toList(),
                cloud.appearance() == null ? null : LinkMap.of(members, language),
                job,
                moving,
                admin && cloud.appearance() == null && (job == null || job.over()),
                typed,
                nearby.stream()
                        .map(each -> Nearby.of(each, typed.values().get("nearby")))
                        .toList(),
                problem);
    }

    /** Whether the node is in a micro cloud. */
    public boolean inOne() {
        return cloud != null;
    }
}
