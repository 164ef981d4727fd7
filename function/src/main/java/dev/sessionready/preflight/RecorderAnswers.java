package dev.sessionready.preflight;

import static dev.sessionready.check.Text.message;
import static dev.sessionready.check.Text.word;
import static dev.sessionready.preflight.Question.DELIVERY;
import static dev.sessionready.preflight.Question.DEPENDENCIES;
import static dev.sessionready.preflight.Question.INSTANCES;
import static dev.sessionready.preflight.Question.RECORDER;
import static dev.sessionready.preflight.Question.RECORDING;

import dev.sessionready.check.Text;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.model.AccountRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answers about AWS Config itself, before a rule is added to it. */
record RecorderAnswers(
    AccountRegion place,
    Fact<Recorder> recorder,
    Fact<RecorderStatus> status,
    Fact<String> deliveryBucket,
    RuleScope scope) {

  /** One answer on the recorder where there is none, or else one on each of its sides. */
  List<Answer> all() {
    return switch (recorder) {
      case Unreadable<Recorder> unseen -> List.of(Answer.unseen(RECORDER, unseen));
      case Absent<Recorder>() -> List.of(none());
      case Known<Recorder>(Recorder known) -> {
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.ready(RECORDER, message("preflight.recorder.there", known.name())));
        answers.add(recording(known));
        answers.add(instances(known));
        answers.addAll(dependencies(known));
        answers.add(delivery());
        yield answers;
      }
    };
  }

  private Answer none() {
    String role =
        "arn:%s:iam::%s:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
            .formatted(place.partition(), place.account());
    String types =
        Stream.concat(Stream.of(RuleScope.INSTANCE), scope.dependencies().stream())
            .collect(Collectors.joining(","));
    return Answer.first(
        RECORDER,
        message("preflight.recorder.none", place.region()),
        message("preflight.recorder.whose"),
        message("preflight.recorder.switch-on"),
        word("aws iam create-service-linked-role --aws-service-name config.amazonaws.com"),
        configservice(
            "put-configuration-recorder --configuration-recorder name=default,roleARN=%s"
                    .formatted(role)
                + " --recording-group allSupported=false,resourceTypes="
                + types),
        putDeliveryChannel(),
        start("default"));
  }

  private Answer recording(Recorder known) {
    return switch (status) {
      case Unreadable<RecorderStatus> unseen -> Answer.unseen(RECORDING, unseen);
      case Known<RecorderStatus>(RecorderStatus actual) when actual.recording() ->
          actual.lastError().isEmpty()
              ? Answer.ready(RECORDING, message("preflight.recording.on"))
              : Answer.note(
                  RECORDING,
                  message("preflight.recording.failing", actual.lastError()),
                  configservice("describe-configuration-recorder-status"));
      case Known<RecorderStatus> _, Absent<RecorderStatus> _ ->
          Answer.first(RECORDING, message("preflight.recording.off"), start(known.name()));
    };
  }

  private static Answer instances(Recorder known) {
    Optional<RecordingFrequency> frequency = known.frequencyOf(RuleScope.INSTANCE);
    if (frequency.isEmpty()) {
      return Answer.first(
          INSTANCES,
          message("preflight.instances.unrecorded", RuleScope.INSTANCE),
          message("preflight.recorder.where-to-add", RuleScope.INSTANCE));
    }
    return switch (frequency.get()) {
      case CONTINUOUS ->
          Answer.ready(INSTANCES, message("preflight.instances.continuous", RuleScope.INSTANCE));
      case DAILY ->
          Answer.note(
              INSTANCES,
              message("preflight.instances.daily", RuleScope.INSTANCE),
              message("preflight.recorder.where-to-hasten", RuleScope.INSTANCE));
    };
  }

  private List<Answer> dependencies(Recorder known) {
    List<String> unrecorded =
        scope.dependencies().stream().filter(type -> known.frequencyOf(type).isEmpty()).toList();
    List<String> daily =
        scope.dependencies().stream()
            .filter(type ->
                known.frequencyOf(type).filter(RecordingFrequency.DAILY::equals).isPresent())
            .toList();
    List<Answer> answers = new ArrayList<>();
    if (!unrecorded.isEmpty()) {
      answers.add(
          Answer.note(
              DEPENDENCIES,
              message("preflight.dependencies.unrecorded", unrecorded),
              message("preflight.recorder.where-to-add", unrecorded)));
    }
    if (!daily.isEmpty()) {
      answers.add(
          Answer.note(
              DEPENDENCIES,
              message("preflight.dependencies.daily", daily),
              message("preflight.recorder.where-to-hasten", daily)));
    }
    return answers.isEmpty()
        ? List.of(
            Answer.ready(
                DEPENDENCIES,
                message("preflight.dependencies.continuous", scope.dependencies().size())))
        : answers;
  }

  private Answer delivery() {
    return switch (deliveryBucket) {
      case Unreadable<String> unseen -> Answer.unseen(DELIVERY, unseen);
      case Known<String>(String bucket) ->
          Answer.ready(DELIVERY, message("preflight.delivery.there", bucket));
      case Absent<String>() ->
          Answer.first(DELIVERY, message("preflight.delivery.none"), putDeliveryChannel());
    };
  }

  private Text putDeliveryChannel() {
    return configservice(
        "put-delivery-channel --delivery-channel name=default,s3BucketName=BUCKET");
  }

  private Text start(String name) {
    return configservice("start-configuration-recorder --configuration-recorder-name " + name);
  }

  private Text configservice(String command) {
    return word("aws configservice %s --region %s".formatted(command, place.region()));
  }
}
