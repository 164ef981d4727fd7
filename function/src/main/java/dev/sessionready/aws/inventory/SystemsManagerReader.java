package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.model.DocumentVersion;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.rule.Scope;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.InstanceProperty;

/** Reads what Systems Manager knows of the instances and what it has their sessions do. */
public record SystemsManagerReader(SsmClient ssm, AwsCall ask) {

  private static final int FEW_PAGE = 50;
  private static final int FILTER_VALUES = 100;
  private static final int EVERY_PAGE = 1000;
  private static final Set<String> AT_REST = Set.of("stopped", "terminated");
  private static final String DEFAULT_HOST_MANAGEMENT =
      "/ssm/managed-instance/default-ec2-instance-management-role";

  /**
   * The instances in scope whose agent has registered, by id. A few are asked for by name, and all
   * of them in the larger pages of another operation.
   */
  public Fact<Map<String, ManagedInstance>> managedInstances(Scope scope) {
    return switch (scope) {
      // Whoever is in scope is being looked up at the same moment.
      case Scope.Everything _,
          Scope.InVpcs _,
          Scope.InSubnets _,
          Scope.WithRole _,
          Scope.WithPolicy _ ->
          everyManagedInstance(_ -> true);
      case Scope.Nobody() -> Fact.known(Map.of());
      case Scope.Only(var ids) when ids.isEmpty() -> Fact.known(Map.of());
      case Scope.Only(var ids) when ids.size() > FILTER_VALUES ->
          everyManagedInstance(ids::contains);
      case Scope.Only(var ids) ->
          switch (few(ids)) {
            case Known<Map<String, ManagedInstance>> known -> known;
            case Unreadable<Map<String, ManagedInstance>> unreadable -> unreadable;
            // One id without an agent may fail the call for all of them.
            case Absent<Map<String, ManagedInstance>>() ->
                ids.size() == 1 ? Fact.known(Map.of()) : everyManagedInstance(ids::contains);
          };
    };
  }

  /** The text of a session document's newest version, by which sessions start. */
  public Fact<String> sessionDocument(String name) {
    return Answers.map(newestVersion(name), DocumentVersion::content);
  }

  /** A session document's newest version. */
  public Fact<DocumentVersion> newestVersion(String name) {
    return version(name, "$LATEST");
  }

  /** The version of a session document that the console shows. */
  public Fact<DocumentVersion> defaultVersion(String name) {
    return version(name, null);
  }

  /**
   * A version by its number or name, the default one where none is named.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetDocument.html">
   *     GetDocument</a>
   */
  private Fact<DocumentVersion> version(String name, @Nullable String version) {
    return ask.forValue(
        Permission.GET_DOCUMENT,
        () -> {
          GetDocumentResponse actual =
              ssm.getDocument(request ->
                  request.name(name).documentVersion(version).documentFormat(DocumentFormat.JSON));
          return new DocumentVersion(
              SdkValues.required(actual.documentVersion(), "DocumentVersion"),
              SdkValues.required(actual.content(), "Content"));
        });
  }

  /** The name, without its path, of the role that Default Host Management provides. */
  public Fact<String> defaultHostManagementRole() {
    return ask.forOptional(
        Permission.GET_SERVICE_SETTING,
        () ->
            Optional.ofNullable(
                    ssm.getServiceSetting(request -> request.settingId(DEFAULT_HOST_MANAGEMENT))
                        .serviceSetting()
                        .settingValue())
                .filter(value -> !value.isEmpty() && !value.equals("$None"))
                .map(SdkValues::lastPart));
  }

  /**
   * Unlike the operation for a few, this one may also list on-premises machines and stopped
   * instances: those are left out, so that both give the same answer. Of the others only those in
   * question are kept as the pages go by.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceProperties.html">
   *     DescribeInstanceProperties</a>
   */
  private Fact<Map<String, ManagedInstance>> everyManagedInstance(Predicate<String> isInQuestion) {
    return ask.forValue(
        Permission.DESCRIBE_INSTANCE_PROPERTIES,
        () ->
            ssm
                .describeInstancePropertiesPaginator(request -> request.maxResults(EVERY_PAGE))
                .instanceProperties()
                .stream()
                .filter(actual ->
                    SdkValues.required(actual.instanceId(), "InstanceId").startsWith("i-"))
                .filter(actual -> isInQuestion.test(actual.instanceId()))
                .filter(actual -> !AT_REST.contains(state(actual)))
                .map(SystemsManagerReader::managedInstance)
                .collect(SdkValues.byId(ManagedInstance::instanceId)));
  }

  private Fact<Map<String, ManagedInstance>> few(Set<String> ids) {
    InstanceInformationStringFilter named =
        InstanceInformationStringFilter.builder()
            .key("InstanceIds")
            .values(ids.stream().sorted().toList())
            .build();
    return ask.forValue(
        Permission.DESCRIBE_INSTANCE_INFORMATION,
        () ->
            ssm
                .describeInstanceInformationPaginator(
                    request -> request.maxResults(FEW_PAGE).filters(named))
                .instanceInformationList()
                .stream()
                .map(SystemsManagerReader::managedInstance)
                .collect(SdkValues.byId(ManagedInstance::instanceId)));
  }

  private static String state(InstanceProperty actual) {
    return SdkValues.orEmpty(actual.instanceState()).toLowerCase(Locale.ROOT);
  }

  private static ManagedInstance managedInstance(InstanceInformation actual) {
    return new ManagedInstance(
        SdkValues.required(actual.instanceId(), "InstanceId"),
        SdkValues.orEmpty(actual.pingStatusAsString()),
        actual.lastPingDateTime(),
        SdkValues.orEmpty(actual.agentVersion()),
        SdkValues.orEmpty(actual.platformTypeAsString()),
        SdkValues.orEmpty(actual.platformName()),
        SdkValues.orEmpty(actual.platformVersion()));
  }

  private static ManagedInstance managedInstance(InstanceProperty actual) {
    return new ManagedInstance(
        SdkValues.required(actual.instanceId(), "InstanceId"),
        SdkValues.orEmpty(actual.pingStatusAsString()),
        actual.lastPingDateTime(),
        SdkValues.orEmpty(actual.agentVersion()),
        SdkValues.orEmpty(actual.platformTypeAsString()),
        SdkValues.orEmpty(actual.platformName()),
        SdkValues.orEmpty(actual.platformVersion()));
  }
}
