package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.fact.Fact;
import dev.sessionready.json.RecordedEndpoint;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ChronologicalOrder;
import software.amazon.awssdk.services.config.model.ConfigurationItem;
import software.amazon.awssdk.services.config.model.ResourceType;

/** Reads what AWS Config remembers of resources that are gone. */
public record HistoryReader(ConfigClient config, AwsCall ask) {

  // The newest item reports the deletion alone, and it may have been recorded more than once.
  private static final int ITEMS = 5;

  /** The endpoint as it last was; absent where its history does not show it. */
  public Fact<RecordedEndpoint> endpoint(String id) {
    return ask.forOptional(
        Permission.GET_RESOURCE_CONFIG_HISTORY,
        () ->
            config
                .getResourceConfigHistory(request ->
                    request
                        .resourceType(ResourceType.AWS_EC2_VPC_ENDPOINT)
                        .resourceId(id)
                        .chronologicalOrder(ChronologicalOrder.REVERSE)
                        .limit(ITEMS))
                .configurationItems()
                .stream()
                .map(ConfigurationItem::configuration)
                .filter(Objects::nonNull)
                .map(RecordedEndpoint::read)
                .flatMap(Optional::stream)
                .findFirst());
  }
}
