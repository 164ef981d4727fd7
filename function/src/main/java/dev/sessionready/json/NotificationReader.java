package dev.sessionready.json;

import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.Notification;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reader of what AWS Config says when it calls: strict about what a judgement needs, and blind
 * to everything else.
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

  private static final TextForm<MessageType> MESSAGE_TYPE = TextForm.ofEnum(MessageType.class);
  private static final TextForm<ItemStatus> ITEM_STATUS = TextForm.ofEnum(ItemStatus.class);

  private NotificationReader() {}

  /**
   * Reads the {@code invokingEvent} of an event.
   *
   * @param leftScope the event's {@code eventLeftScope}: the rule is no longer about the resource
   * @throws BadInput where it is of another kind than those known, or lacks what a judgement needs
   */
  public static Notification read(@Nullable String invokingEvent, boolean leftScope) {
    try {
      Spot event = new JsonText(Objects.requireNonNullElse(invokingEvent, "")).parse();
      return switch (MESSAGE_TYPE.read(event.field("messageType"))) {
        case ConfigurationItemChangeNotification ->
            change(event.field("configurationItem"), leftScope);
        // It lacks only the configuration, which nobody here reads.
        case OversizedConfigurationItemChangeNotification ->
            change(event.field("configurationItemSummary"), leftScope);
        case ScheduledNotification, ConfigurationSnapshotDeliveryCompleted ->
            new Notification.Sweep(TextForm.MOMENT.read(event.field("notificationCreationTime")));
      };
    } catch (Misread misread) {
      throw misread.in("invokingEvent");
    }
  }

  private static Notification change(Spot item, boolean leftScope) {
    String type = item.field("resourceType").text();
    String id = item.field("resourceId").text();
    Instant at = TextForm.MOMENT.read(item.field("configurationItemCaptureTime"));
    return exists(item) && !leftScope
        ? new Notification.Changed(type, id, at)
        : new Notification.Gone(type, id, at);
  }

  private static boolean exists(Spot item) {
    return switch (ITEM_STATUS.read(item.field("configurationItemStatus"))) {
      case OK, ResourceDiscovered -> true;
      case ResourceNotRecorded, ResourceDeleted, ResourceDeletedNotRecorded -> false;
    };
  }
}
