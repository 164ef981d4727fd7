package dev.sessionready.json;

import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ChangeDetails;
import dev.sessionready.rule.InvokingEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the event with which AWS Config invokes the rule: strict about what an evaluation needs,
 * and indifferent to everything else.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html">
 *     Example events</a>
 */
public final class NotificationReader {

  /** AWS's words for the kinds of message. */
  private enum MessageType {
    ConfigurationItemChangeNotification,
    OversizedConfigurationItemChangeNotification,
    ScheduledNotification,
    ConfigurationSnapshotDeliveryCompleted
  }

  /** AWS's words for what became of a resource. */
  private enum ItemStatus {
    OK,
    ResourceDiscovered,
    ResourceNotRecorded,
    ResourceDeleted,
    ResourceDeletedNotRecorded
  }

  private static final TextType<MessageType> MESSAGE_TYPE = TextType.ofEnum(MessageType.class);
  private static final TextType<ItemStatus> ITEM_STATUS = TextType.ofEnum(ItemStatus.class);

  // Such as subnet-0123456789abcdef0.
  private static final Pattern RESOURCE_ID = Pattern.compile("[a-z]+-[0-9a-f]{8,17}");

  private NotificationReader() {}

  /**
   * Reads the {@code invokingEvent} of an event.
   *
   * @param leftScope the event's {@code eventLeftScope}: the rule is no longer about the resource
   * @throws BadInput where it is of another kind than those known, or lacks what an evaluation
   *     needs
   */
  public static InvokingEvent read(@Nullable String invokingEvent, boolean leftScope) {
    try {
      JsonCursor event = new JsonText(Objects.requireNonNullElse(invokingEvent, "")).parse();
      return switch (event.field("messageType").read(MESSAGE_TYPE)) {
        case ConfigurationItemChangeNotification ->
            change(
                event.field("configurationItem"),
                leftScope,
                true,
                formerIds(event.node().path("configurationItemDiff")));
        // It lacks only the configuration, which is not read here.
        case OversizedConfigurationItemChangeNotification ->
            change(event.field("configurationItemSummary"), leftScope, false, Set.of());
        case ScheduledNotification, ConfigurationSnapshotDeliveryCompleted ->
            new InvokingEvent.Sweep(event.field("notificationCreationTime").read(TextType.MOMENT));
      };
    } catch (JsonFormatError error) {
      throw error.in("invokingEvent");
    }
  }

  private static InvokingEvent change(
      JsonCursor item, boolean leftScope, boolean actual, Set<String> formerIds) {
    String type = item.field("resourceType").text();
    String id = ResourceIds.of(type, item.field("resourceId"));
    Instant at = item.field("configurationItemCaptureTime").read(TextType.MOMENT);
    ItemStatus status = item.field("configurationItemStatus").read(ITEM_STATUS);
    String name = item.node().path("resourceName").asString("");
    ChangeDetails details = new ChangeDetails(name, exists(status), actual, formerIds);
    return isRecorded(status) && !leftScope
        ? new InvokingEvent.Changed(type, id, at, details)
        : new InvokingEvent.Gone(type, id, at, details);
  }

  // What it was related to stands in relationships or in the configuration, and as the only text
  // or inside of an object: where, differs by the type of the resource.
  private static Set<String> formerIds(JsonNode diff) {
    return diff.path("changedProperties").values().stream()
        .flatMap(property -> texts(property.path("previousValue")))
        .filter(RESOURCE_ID.asMatchPredicate())
        .collect(Collectors.toSet());
  }

  private static Stream<String> texts(JsonNode value) {
    return value.isString()
        ? Stream.of(value.stringValue())
        : value.values().stream().flatMap(NotificationReader::texts);
  }

  private static boolean isRecorded(ItemStatus status) {
    return switch (status) {
      case OK, ResourceDiscovered -> true;
      case ResourceNotRecorded, ResourceDeleted, ResourceDeletedNotRecorded -> false;
    };
  }

  private static boolean exists(ItemStatus status) {
    return switch (status) {
      case OK, ResourceDiscovered, ResourceNotRecorded -> true;
      case ResourceDeleted, ResourceDeletedNotRecorded -> false;
    };
  }
}
