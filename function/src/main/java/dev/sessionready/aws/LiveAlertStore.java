// Over 200 lines: one table, and all that is ever asked of it.
package dev.sessionready.aws;

import dev.sessionready.alerts.AlertStore;
import dev.sessionready.alerts.AlertTable;
import dev.sessionready.alerts.DeliveryFailed;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The live alert store: a DynamoDB table with one item for each cause of a rule, its moments in
 * seconds since 1970.
 *
 * @param rule the name of the rule, the table's partition key; the cause is its sort key
 * @param quiet how long after an alert the same one is folded
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html">
 *     Condition expressions</a>
 */
public record LiveAlertStore(Clients clients, String table, String rule, Duration quiet)
    implements AlertStore {

  /** Longer than the function may run, shorter than SQS waits before it tries again. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  /** What was not sent for so long beyond the quiet period is sent as new. */
  private static final Duration MEMORY = Duration.ofDays(30);

  @Override
  public Claim claim(String cause, Set<String> instanceIds, Instant now) {
    try {
      UpdateItemResponse claimed =
          update(
              cause,
              request ->
                  request
                      .updateExpression(
                          "SET leasedUntil = :until, %1$s = if_not_exists(%1$s, :until)"
                              .formatted(AlertTable.EXPIRES_AT))
                      .conditionExpression(
                          "(attribute_not_exists(toldAt) OR toldAt <= :before)"
                              + " AND (attribute_not_exists(leasedUntil) OR leasedUntil <= :now)")
                      .expressionAttributeValues(
                          Map.of(
                              ":until", seconds(now.plus(LEASE)),
                              ":before", seconds(now.minus(quiet)),
                              ":now", seconds(now)))
                      .returnValues(ReturnValue.ALL_OLD)
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new Claim.Granted(sent(claimed.attributes()));
    } catch (ConditionalCheckFailedException refused) {
      return refused(cause, instanceIds, refused.item(), now);
    } catch (SdkException failure) {
      throw undelivered(failure);
    }
  }

  @Override
  public void published(String cause, Set<String> instanceIds, Instant now) {
    note(
        cause,
        request ->
            request
                .updateExpression(
                    "SET toldAt = :now, firstToldAt = if_not_exists(firstToldAt, :now), %s = :end"
                            .formatted(AlertTable.EXPIRES_AT)
                        + " REMOVE leasedUntil ADD instanceIds :ids")
                .expressionAttributeValues(
                    Map.of(
                        ":now", seconds(now),
                        ":end", seconds(now.plus(quiet).plus(MEMORY)),
                        ":ids", texts(instanceIds))));
  }

  @Override
  public void recovered(Set<String> instanceIds) {
    try {
      Map<String, Set<String>> sent = new LinkedHashMap<>();
      clients
          .dynamoDb()
          .queryPaginator(request ->
              request
                  .tableName(table)
                  .consistentRead(true)
                  .keyConditionExpression(AlertTable.RULE_NAME + " = :rule")
                  .expressionAttributeValues(Map.of(":rule", AttributeValue.fromS(rule)))
                  .projectionExpression(AlertTable.CAUSE + ", instanceIds"))
          .items()
          .forEach(item ->
              Optional.ofNullable(item.get(AlertTable.CAUSE))
                  .ifPresent(cause -> sent.put(cause.s(), ids(item))));
      sent.values().forEach(ids -> ids.retainAll(instanceIds));
      sent.values().removeIf(Set::isEmpty);
      sent.forEach(this::forget);
    } catch (SdkException failure) {
      throw new DeliveryFailed(Permission.QUERY.action() + ": " + AwsCall.reason(failure));
    }
  }

  // DynamoDB keeps no empty set: without instances the cause was never sent.
  private void forget(String cause, Set<String> instanceIds) {
    note(
        cause,
        request ->
            request
                .updateExpression("DELETE instanceIds :ids")
                .conditionExpression("attribute_exists(instanceIds)")
                .expressionAttributeValues(Map.of(":ids", texts(instanceIds))));
    note(
        cause,
        request ->
            request
                .updateExpression("REMOVE toldAt, firstToldAt")
                .conditionExpression("attribute_not_exists(instanceIds)"));
  }

  private static Set<String> ids(Map<String, AttributeValue> item) {
    AttributeValue ids = item.get("instanceIds");
    return ids == null ? new TreeSet<>() : new TreeSet<>(ids.ss());
  }

  private static AttributeValue texts(Set<String> ids) {
    return AttributeValue.fromSs(ids.stream().sorted().toList());
  }

  @Override
  public void release(String cause) {
    note(cause, request -> request.updateExpression("REMOVE leasedUntil"));
  }

  private Claim refused(
      String cause, Set<String> instanceIds, Map<String, AttributeValue> item, Instant now) {
    Instant publishedAt = moment(item.get("toldAt"));
    if (publishedAt == null || !publishedAt.isAfter(now.minus(quiet))) {
      return new Claim.Busy();
    }
    note(
        cause,
        request ->
            request
                .updateExpression("ADD instanceIds :ids")
                // Else an item that expired meanwhile would come back as one without an end.
                .conditionExpression("attribute_exists(toldAt)")
                .expressionAttributeValues(Map.of(":ids", texts(instanceIds))));
    return new Claim.Folded();
  }

  // A condition that does not hold any more means that somebody else has noted something newer.
  private void note(String cause, Consumer<UpdateItemRequest.Builder> change) {
    try {
      update(cause, change);
    } catch (ConditionalCheckFailedException _) {
      return;
    } catch (SdkException failure) {
      throw undelivered(failure);
    }
  }

  private UpdateItemResponse update(String cause, Consumer<UpdateItemRequest.Builder> change) {
    Map<String, AttributeValue> key = new HashMap<>();
    key.put(AlertTable.RULE_NAME, AttributeValue.fromS(rule));
    key.put(AlertTable.CAUSE, AttributeValue.fromS(cause));
    return clients
        .dynamoDb()
        .updateItem(request -> change.accept(request.tableName(table).key(key)));
  }

  private static DeliveryFailed undelivered(SdkException failure) {
    return new DeliveryFailed(Permission.UPDATE_ITEM.action() + ": " + AwsCall.reason(failure));
  }

  private static @Nullable SentAlert sent(Map<String, AttributeValue> item) {
    Instant first = moment(item.get("firstToldAt"));
    Instant last = moment(item.get("toldAt"));
    AttributeValue ids = item.get("instanceIds");
    return first == null || last == null || ids == null
        ? null
        : new SentAlert(first, last, Set.copyOf(ids.ss()));
  }

  private static @Nullable Instant moment(@Nullable AttributeValue value) {
    return value == null ? null : Instant.ofEpochSecond(Long.parseLong(value.n()));
  }

  private static AttributeValue seconds(Instant moment) {
    return AttributeValue.fromN(Long.toString(moment.getEpochSecond()));
  }
}
