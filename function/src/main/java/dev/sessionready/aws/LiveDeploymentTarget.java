// Over 200 lines: all that a preflight looks at, one method for each question.
package dev.sessionready.aws;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.OperatorPermission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.aws.client.StsCaller;
import dev.sessionready.aws.client.UnexpectedValue;
import dev.sessionready.fact.Fact;
import dev.sessionready.preflight.DeploymentTarget;
import dev.sessionready.preflight.PlacedRules;
import dev.sessionready.preflight.PlacedRules.PlacedRule;
import dev.sessionready.preflight.RecordedTypes;
import dev.sessionready.preflight.Recorder;
import dev.sessionready.preflight.RecorderStatus;
import dev.sessionready.preflight.RecordingFrequency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleState;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.RecordingGroup;
import software.amazon.awssdk.services.config.model.RecordingMode;
import software.amazon.awssdk.services.ec2.model.Filter;

/** What stands in a live account and region before the stack is deployed there. */
public final class LiveDeploymentTarget {

  /** Where a bootstrap stack leaves its version, unless it was given another qualifier. */
  private static final String BOOTSTRAP_VERSION = "/cdk-bootstrap/hnb659fds/version";

  private final Clients clients;
  private final AwsCall ask = new AwsCall();

  public LiveDeploymentTarget(Clients clients) {
    this.clients = clients;
  }

  /**
   * Looks at all of it.
   *
   * @param ruleName the name that the rule is to have
   * @throws dev.sessionready.rule.BadInput where there are no valid credentials to look with
   */
  public DeploymentTarget look(String ruleName) {
    return new DeploymentTarget(
        StsCaller.identity(clients),
        recorder(),
        status(),
        deliveryBucket(),
        bootstrapVersion(),
        rules(ruleName),
        instances());
  }

  // Without a name AWS shows of the one recorder that the account's owner manages, and leaves out
  // those that belong to other services.
  private Fact<Recorder> recorder() {
    return ask.forOptional(
        OperatorPermission.DESCRIBE_CONFIGURATION_RECORDERS,
        () ->
            clients
                .config()
                .describeConfigurationRecorders(_ -> {})
                .configurationRecorders()
                .stream()
                .findFirst()
                .map(LiveDeploymentTarget::recorder));
  }

  private static Recorder recorder(ConfigurationRecorder actual) {
    RecordingMode mode = actual.recordingMode();
    Map<String, RecordingFrequency> overrides = new HashMap<>();
    if (mode != null) {
      mode.recordingModeOverrides()
          .forEach(override ->
              override
                  .resourceTypesAsStrings()
                  .forEach(type ->
                      overrides.put(type, frequency(override.recordingFrequencyAsString()))));
    }
    return new Recorder(
        actual.name(),
        selection(actual.recordingGroup()),
        frequency(mode == null ? null : mode.recordingFrequencyAsString()),
        overrides);
  }

  private static RecordingFrequency frequency(@Nullable String word) {
    return word == null
        ? RecordingFrequency.CONTINUOUS
        : SdkValues.constant(RecordingFrequency.class, word);
  }

  // A recorder may be older than strategies: then the lists alone say what it records.
  private static RecordedTypes selection(@Nullable RecordingGroup group) {
    if (group == null || SdkValues.isTrue(group.allSupported())) {
      return new RecordedTypes.Everything();
    }
    Set<String> excluded =
        group.exclusionByResourceTypes() == null
            ? Set.of()
            : new HashSet<>(group.exclusionByResourceTypes().resourceTypesAsStrings());
    return excluded.isEmpty()
        ? new RecordedTypes.Only(new HashSet<>(group.resourceTypesAsStrings()))
        : new RecordedTypes.AllBut(excluded);
  }

  private Fact<RecorderStatus> status() {
    return ask.forOptional(
        OperatorPermission.DESCRIBE_CONFIGURATION_RECORDER_STATUS,
        () ->
            clients
                .config()
                .describeConfigurationRecorderStatus(_ -> {})
                .configurationRecordersStatus()
                .stream()
                .findFirst()
                .map(LiveDeploymentTarget::status));
  }

  private static RecorderStatus status(ConfigurationRecorderStatus actual) {
    boolean failed = "FAILURE".equalsIgnoreCase(SdkValues.orEmpty(actual.lastStatusAsString()));
    String error = SdkValues.orEmpty(actual.lastErrorCode());
    return new RecorderStatus(
        SdkValues.isTrue(actual.recording()),
        failed && error.isEmpty() ? "Failure" : failed ? error : "");
  }

  private Fact<String> deliveryBucket() {
    return ask.forOptional(
        OperatorPermission.DESCRIBE_DELIVERY_CHANNELS,
        () ->
            clients.config().describeDeliveryChannels(_ -> {}).deliveryChannels().stream()
                .findFirst()
                .map(DeliveryChannel::s3BucketName));
  }

  private Fact<Integer> bootstrapVersion() {
    return ask.forValue(
        OperatorPermission.GET_PARAMETER,
        () ->
            number(clients.ssm().getParameter(p -> p.name(BOOTSTRAP_VERSION)).parameter().value()));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw UnexpectedValue.word(text);
    }
  }

  private Fact<PlacedRules> rules(String name) {
    return ask.forValue(
        OperatorPermission.DESCRIBE_CONFIG_RULES,
        () -> {
          List<ConfigRule> all =
              clients.config().describeConfigRulesPaginator(_ -> {}).configRules().stream()
                  .toList();
          return new PlacedRules(
              all.size(),
              all.stream()
                  .filter(rule -> rule.configRuleName().equals(name))
                  .findFirst()
                  .map(LiveDeploymentTarget::placed)
                  .orElse(null));
        });
  }

  // A rule written in AWS's policy language names nothing.
  private static PlacedRule placed(ConfigRule rule) {
    return new PlacedRule(
        Optional.ofNullable(rule.source().sourceIdentifier()).orElse(rule.source().ownerAsString()),
        rule.configRuleState() == ConfigRuleState.DELETING);
  }

  private Fact<Integer> instances() {
    return ask.forValue(
        OperatorPermission.COUNT_INSTANCES,
        () ->
            (int)
                clients
                    .ec2()
                    .describeInstancesPaginator(request ->
                        request
                            .maxResults(1000)
                            .filters(
                                Filter.builder()
                                    .name("instance-state-name")
                                    .values("pending", "running", "stopping", "stopped")
                                    .build()))
                    .reservations()
                    .stream()
                    .mapToLong(reservation -> reservation.instances().size())
                    .sum());
  }
}
