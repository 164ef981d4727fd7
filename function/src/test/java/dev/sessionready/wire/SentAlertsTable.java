package dev.sessionready.wire;

import dev.sessionready.aws.client.Clients;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table of what was reported, made as the stack makes it. */
public final class SentAlertsTable {

  public static final String NAME = "sent-alerts";

  private SentAlertsTable() {}

  public static void make(Clients clients) {
    clients
        .dynamoDb()
        .createTable(request ->
            request
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("ruleName"), text("cause"))
                .keySchema(key("ruleName", KeyType.HASH), key("cause", KeyType.RANGE)));
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
