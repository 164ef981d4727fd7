package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ChangeDetails;
import dev.sessionready.rule.InvokingEvent;
import dev.sessionready.rule.InvokingEvent.Changed;
import dev.sessionready.rule.InvokingEvent.Gone;
import dev.sessionready.rule.InvokingEvent.Sweep;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationReaderTest {

  private static final String INSTANCE = "AWS::EC2::Instance";
  private static final String ID = "i-0a1b2c3d4e5f60718";

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void everyEventOfAwsConfigIsUnderstood(String file, InvokingEvent expected) {
    JsonCursor event = new JsonText(Resources.text("events/" + file)).parse();

    assertThat(
            NotificationReader.read(
                event.field("invokingEvent").text(), event.field("eventLeftScope").flag()))
        .isEqualTo(expected);
  }

  static Stream<Arguments> everyEventOfAwsConfigIsUnderstood() {
    Instant captured = Instant.parse("2026-11-20T02:14:05.331Z");
    return Stream.of(
        Arguments.of("config-change.json", new Changed(INSTANCE, ID, captured)),
        Arguments.of(
            "config-oversized.json",
            new Changed(INSTANCE, ID, captured, new ChangeDetails("", true, false, Set.of()))),
        Arguments.of(
            "config-change-left-scope.json",
            new Gone(INSTANCE, ID, captured, new ChangeDetails("", true, true, Set.of()))),
        Arguments.of(
            "config-change-deleted.json",
            new Gone(INSTANCE, ID, Instant.parse("2026-11-21T08:00:00Z"))),
        Arguments.of("config-scheduled.json", new Sweep(Instant.parse("2026-11-20T03:00:00.373Z"))),
        Arguments.of(
            "config-snapshot-delivered.json", new Sweep(Instant.parse("2026-11-20T03:00:05Z"))));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "OK,                         ConfigurationItemChangeNotification,          true",
    "ResourceDiscovered,         ConfigurationItemChangeNotification,          true",
    "ResourceNotRecorded,        ConfigurationItemChangeNotification,          false",
    "ResourceDeleted,            ConfigurationItemChangeNotification,          false",
    "ResourceDeletedNotRecorded, ConfigurationItemChangeNotification,          false",
    "OK,                         OversizedConfigurationItemChangeNotification, true",
    "ResourceDeleted,            OversizedConfigurationItemChangeNotification, false"
  })
  void theStatusSaysWhetherTheResourceIsThere(String status, String messageType, boolean there) {
    Instant at = Instant.parse("2026-11-20T02:14:05Z");
    boolean exists = there || status.equals("ResourceNotRecorded");
    ChangeDetails details =
        new ChangeDetails("", exists, !messageType.startsWith("Oversized"), Set.of());

    assertThat(NotificationReader.read(change(messageType, status), false))
        .isEqualTo(
            there ? new Changed(INSTANCE, ID, at, details) : new Gone(INSTANCE, ID, at, details));
    assertThat(NotificationReader.read(change(messageType, status), true))
        .isEqualTo(new Gone(INSTANCE, ID, at, details));
  }

  @Test
  void theNameAndTheIdsThatTheChangedPropertiesHeldBeforeAreKept() {
    String text =
        """
        {"messageType":"ConfigurationItemChangeNotification",
         "configurationItemDiff":{"changeType":"UPDATE","changedProperties":{
           "Relationships.0":{"changeType":"DELETE","updatedValue":null,"previousValue":
             {"resourceId":"subnet-0aaaaaaaaaaaaaaa1","resourceName":null,
              "resourceType":"AWS::EC2::Subnet","name":"Contains Subnet"}},
           "Configuration.Associations.0":{"changeType":"UPDATE",
             "updatedValue":{"subnetId":"subnet-0aaaaaaaaaaaaaaa3","main":false},
             "previousValue":{"subnetId":"subnet-0aaaaaaaaaaaaaaa2","main":false,"more":[1,null]}},
           "Configuration.OwnerId":{"changeType":"UPDATE","previousValue":"123456789012"}}},
         "configurationItem":{"configurationItemStatus":"OK","resourceName":"private",
           "configurationItemCaptureTime":"2026-11-20T02:14:05Z",
           "resourceType":"AWS::EC2::RouteTable","resourceId":"rtb-1"}}
        """;

    assertThat(NotificationReader.read(text, false))
        .isEqualTo(
            new Changed(
                "AWS::EC2::RouteTable",
                "rtb-1",
                Instant.parse("2026-11-20T02:14:05Z"),
                new ChangeDetails(
                    "private",
                    true,
                    true,
                    Set.of("subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"))));
  }

  @Test
  void aDiffOfAnUnknownFormShowsNothing() {
    String text =
        change("ConfigurationItemChangeNotification", "OK")
            .replaceFirst("\\{", "{\"configurationItemDiff\":\"none\",");

    assertThat(NotificationReader.read(text, false))
        .isEqualTo(new Changed(INSTANCE, ID, Instant.parse("2026-11-20T02:14:05Z")));
  }

  @Test
  void aResourceOfAnotherTypeKeepsItsType() {
    String text =
        change("ConfigurationItemChangeNotification", "OK").replace(INSTANCE, "AWS::EC2::VPC");

    assertThat(NotificationReader.read(text, false))
        .isEqualTo(new Changed("AWS::EC2::VPC", ID, Instant.parse("2026-11-20T02:14:05Z")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anUnknownStatusIsRefusedWhetherInScopeOrNot(boolean leftScope) {
    String text = change("ConfigurationItemChangeNotification", "ResourceLost");

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> NotificationReader.read(text, leftScope))
        .withMessage(
            "invokingEvent: /configurationItem/configurationItemStatus (line 1): \"ResourceLost\""
                + " is none of OK, ResourceDiscovered, ResourceNotRecorded, ResourceDeleted,"
                + " ResourceDeletedNotRecorded.");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatCannotBeAnsweredIsRefusedInOneSentence(@Nullable String invokingEvent, String sentence) {
    assertThatThrownBy(() -> NotificationReader.read(invokingEvent, false))
        .isInstanceOf(BadInput.class)
        .hasMessage("invokingEvent: " + sentence);
  }

  static Stream<Arguments> whatCannotBeAnsweredIsRefusedInOneSentence() {
    return Stream.of(
        Arguments.of(null, "line 1: there is nothing where a JSON object is needed."),
        Arguments.of(
            "hello",
            "line 1: this cannot be read as JSON: Unrecognized token 'hello': was expecting (JSON"
                + " String, Number, Array, Object or token 'null', 'true' or 'false')."),
        Arguments.of(
            change("ConfigurationItemChangeNotification", "OK")
                .replace("\"configuration\":null", "\"configuration\":1e99999999999"),
            "/configurationItem/configuration (line 1): a number stands here that is out of all"
                + " proportion."),
        Arguments.of(
            change("ConfigurationItemChangeNotification", "OK").replace(ID, ""),
            "/configurationItem/resourceId (line 1): a text of 0 characters stands where a"
                + " resource id of 1 to 768 is needed."),
        Arguments.of(
            change("ConfigurationItemChangeNotification", "OK").replace(ID, "i".repeat(769)),
            "/configurationItem/resourceId (line 1): a text of 769 characters stands where a"
                + " resource id of 1 to 768 is needed."),
        Arguments.of(
            change("ConfigurationItemChangeNotification", "OK").replace(ID, "*"),
            "/configurationItem/resourceId (line 1): \"*\" is not the id of an instance."),
        Arguments.of("[]", "line 1: a list stands where an object is needed."),
        Arguments.of("{}", "line 1: the field \"messageType\" is missing."),
        Arguments.of(
            "{\"messageType\":\"ConfigurationHistoryDeliveryCompleted\"}",
            "/messageType (line 1): \"ConfigurationHistoryDeliveryCompleted\" is none of"
                + " ConfigurationItemChangeNotification,"
                + " OversizedConfigurationItemChangeNotification, ScheduledNotification,"
                + " ConfigurationSnapshotDeliveryCompleted."),
        Arguments.of(
            "{\"messageType\":\"ScheduledNotification\"}",
            "line 1: the field \"notificationCreationTime\" is missing."),
        Arguments.of(
            "{\"messageType\":\"ScheduledNotification\",\"notificationCreationTime\":\"today\"}",
            "/notificationCreationTime (line 1): \"today\" is not a moment: write it like"
                + " 2026-11-20T02:14:05Z."),
        Arguments.of(
            "{\"messageType\":\"ConfigurationItemChangeNotification\",\"configurationItem\":null}",
            "/configurationItem (line 1): null stands where an object is needed."),
        Arguments.of(
            "{\"messageType\":\"ConfigurationItemChangeNotification\","
                + "\"configurationItem\":{\"resourceType\":\"AWS::EC2::Instance\"}}",
            "/configurationItem (line 1): the field \"resourceId\" is missing."));
  }

  private static String change(String messageType, String status) {
    String item =
        messageType.startsWith("Oversized") ? "configurationItemSummary" : "configurationItem";
    return """
    {"messageType":"%s","%s":{"configuration":null,"configurationItemStatus":"%s",\
    "configurationItemCaptureTime":"2026-11-20T02:14:05Z","resourceType":"%s",\
    "resourceId":"%s"}}\
    """
        .formatted(messageType, item, status, INSTANCE, ID);
  }
}
