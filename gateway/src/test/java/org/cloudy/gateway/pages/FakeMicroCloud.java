package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.microcloud.Invitation;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.NearbyClouds;

/** Serves what pages ask of a micro cloud, from what a test may change, and remembers what was asked to change. */
final class FakeMicroCloud {
    static final String TOKEN = "cloudy1-" + "b64urlOfAllThatTheOtherNodeNeeds_".repeat(5);

    private final List<Record> asked;
    private final List<Job> jobs;
    MicroCloud cloud = SampleCloud.one();
    NearbyClouds nearby = new NearbyClouds(SampleCloud.nearby());
    /** What is told in the place of every answer to a change. */
    Optional<Failure> refusal = Optional.empty();

    FakeMicroCloud(List<Record> asked, List<Job> jobs) {
        this.asked = asked;
        this.jobs = jobs;
    }

    Future<Void> serve(EventBus bus) {
        return Future.all(List.of(
                        MicroCloudContract.GET.serve(bus, query -> Future.succeededFuture(cloud)),
                        MicroCloudContract.MAP.serve(bus, query -> Future.succeededFuture(SampleCloud.map())),
                        MicroCloudContract.NEARBY.serve(bus, query -> Future.succeededFuture(nearby)),
                        MicroCloudContract.CREATE.serve(
                                bus,
                                founding -> founding.appearance().name().isEmpty()
                                        ? Future.failedFuture(wrong("name", "1 to 63 bytes on one line"))
                                        : changed(founding, job("create"))),
                        MicroCloudContract.JOIN.serve(
                                bus,
                                token -> token.token().startsWith("cloudy1-")
                                        ? changed(token, job("join"))
                                        : Future.failedFuture(Failure.of(
                                                FailureCode.INVALID,
                                                "failure.received",
                                                Map.of("message", "That is no invitation.")))),
                        MicroCloudContract.ASK.serve(bus, plea -> changed(plea, job("ask"))),
                        MicroCloudContract.LEAVE.serve(bus, empty -> changed(empty, job("leave"))),
                        MicroCloudContract.DESCRIBE.serve(
                                bus,
                                looks -> looks.name().isEmpty()
                                        ? Future.failedFuture(wrong("name", "1 to 63 bytes on one line"))
                                        : changed(looks, cloud)),
                        MicroCloudContract.DECIDE.serve(bus, decision -> changed(decision, cloud)),
                        MicroCloudContract.EXPEL.serve(bus, member -> changed(member, cloud)),
                        MicroCloudContract.INVITE.serve(
                                bus,
                                wish -> changed(wish, new Invitation(TOKEN, Sample.NOW.plus(Duration.ofHours(1)))))))
                .mapEmpty();
    }

    /** A job that moves the node, as the list of jobs has it. */
    Job moving(JobState state) {
        Job job = job("join");
        return new Job(
                job.id(),
                job.kind(),
                job.resource(),
                job.title(),
                job.user(),
                state,
                40,
                job.step(),
                Sample.NOW.minusSeconds(20),
                Sample.NOW.minusSeconds(20),
                state.isOver() ? Sample.NOW.minusSeconds(2) : null,
                null);
    }

    private <R> Future<R> changed(Record request, R reply) {
        asked.add(request);
        return refusal.map(failure -> Future.<R>failedFuture(failure)).orElseGet(() -> Future.succeededFuture(reply));
    }

    private Job job(String what) {
        Job like = jobs.get(0);
        return new Job(
                21,
                "microcloud." + what,
                "microcloud",
                Sample.text("Join a micro cloud", "Unirse a una micronube", "Unir-se a un micronúvol"),
                like.user(),
                JobState.RUNNING,
                40,
                Sample.text("Checking who the members are", "Comprobando", "Comprovant"),
                Sample.NOW,
                Sample.NOW,
                null,
                null);
    }

    private static Failure wrong(String field, String message) {
        return Failure.invalid(List.of(FieldProblem.of(field, "failure.received", Map.of("message", message))));
    }
}
