package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.rule.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;

/** Reads what Systems Manager knows of the instances and what it tells their sessions to do. */
record SystemsManagerReader(SsmClient ssm, Ask ask) {

  private static final int PAGE = 50;
  private static final int FILTER_VALUES = 100;
  private static final String DEFAULT_HOST_MANAGEMENT =
      "/ssm/managed-instance/default-ec2-instance-management-role";

  /** The instances in scope whose agent has registered, by id. */
  Fact<Map<String, ManagedInstance>> managedInstances(Scope scope) {
    return switch (scope) {
      case Scope.Everything() -> everyManagedInstance();
      case Scope.Only(var ids) when ids.isEmpty() -> Fact.known(Map.of());
      case Scope.Only(var ids) when ids.size() > FILTER_VALUES -> among(ids);
      case Scope.Only(var ids) ->
          switch (matching(filter("InstanceIds", ids))) {
            case Known<Map<String, ManagedInstance>> known -> known;
            case Unreadable<Map<String, ManagedInstance>> unreadable -> unreadable;
            // One id without an agent may fail the call for all of them.
            case Absent<Map<String, ManagedInstance>>() ->
                ids.size() == 1 ? Fact.known(Map.of()) : among(ids);
          };
    };
  }

  /** Whether the control channels of those instances are open: one call for each. */
  Map<String, Fact<String>> connectionStatus(Set<String> instanceIds) {
    return SideBySide.forEach(instanceIds, this::connectionStatus);
  }

  /** The text of a session document's default version, which AWS returns where none is named. */
  Fact<String> sessionDocument(String name) {
    return ask.forValue(
        Permission.GET_DOCUMENT,
        () ->
            ssm.getDocument(request -> request.name(name).documentFormat(DocumentFormat.JSON))
                .content());
  }

  /** The name, without its path, of the role that Default Host Management lends. */
  Fact<String> defaultHostManagementRole() {
    return ask.forOptional(
        Permission.GET_SERVICE_SETTING,
        () ->
            Optional.ofNullable(
                    ssm.getServiceSetting(request -> request.settingId(DEFAULT_HOST_MANAGEMENT))
                        .serviceSetting()
                        .settingValue())
                .filter(value -> !value.isEmpty() && !value.equals("$None"))
                .map(Wire::lastPart));
  }

  private Fact<String> connectionStatus(String instanceId) {
    return ask.forValue(
        Permission.GET_CONNECTION_STATUS,
        () -> ssm.getConnectionStatus(request -> request.target(instanceId)).statusAsString());
  }

  private Fact<Map<String, ManagedInstance>> among(Set<String> ids) {
    return Answers.map(
        everyManagedInstance(),
        all ->
            all.values().stream()
                .filter(instance -> ids.contains(instance.instanceId()))
                .collect(Wire.byId(ManagedInstance::instanceId)));
  }

  private Fact<Map<String, ManagedInstance>> everyManagedInstance() {
    return matching(filter("ResourceType", Set.of("EC2Instance")));
  }

  private Fact<Map<String, ManagedInstance>> matching(InstanceInformationStringFilter filter) {
    return ask.forValue(
        Permission.DESCRIBE_INSTANCE_INFORMATION,
        () ->
            ssm
                .describeInstanceInformationPaginator(
                    request -> request.maxResults(PAGE).filters(filter))
                .instanceInformationList()
                .stream()
                .map(SystemsManagerReader::managedInstance)
                .collect(Wire.byId(ManagedInstance::instanceId)));
  }

  private static InstanceInformationStringFilter filter(String key, Set<String> values) {
    List<String> sorted = values.stream().sorted().toList();
    return InstanceInformationStringFilter.builder().key(key).values(sorted).build();
  }

  private static ManagedInstance managedInstance(InstanceInformation told) {
    return new ManagedInstance(
        told.instanceId(),
        Wire.orEmpty(told.pingStatusAsString()),
        told.lastPingDateTime(),
        Wire.orEmpty(told.agentVersion()),
        Wire.orEmpty(told.platformTypeAsString()),
        Wire.orEmpty(told.platformName()),
        Wire.orEmpty(told.platformVersion()));
  }
}
