package dev.sessionready.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents that an account keeps as text: policies of roles, boundaries, trusts, keys, buckets and
 * endpoints, and session documents. The rest of the account is left alone, so that every one of
 * them is read and decided by.
 */
record DocumentTarget(String name, String mark, List<String> stored) implements FuzzTarget {

  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> KEYS =
      List.of(
          "aws:SourceVpce",
          "aws:SourceIp",
          "aws:PrincipalArn",
          "aws:PrincipalTag/team",
          "aws:SourceAccount",
          "aws:CurrentTime",
          "aws:EpochTime",
          "aws:SecureTransport",
          "kms:ViaService",
          "kms:EncryptionContext:PARAMETER_ARN",
          "s3:x-amz-acl",
          "s3:x-amz-server-side-encryption",
          "ec2:SourceInstanceARN",
          "aws:nosuchkey",
          "",
          "${");

  private static final List<String> OPERATORS =
      List.of(
          "StringEquals",
          "StringNotLike",
          "StringLike",
          "StringEqualsIgnoreCase",
          "ArnLike",
          "ArnNotEquals",
          "IpAddress",
          "NotIpAddress",
          "Bool",
          "Null",
          "NumericLessThan",
          "DateGreaterThan",
          "BinaryEquals",
          "StringEqualsIfExists",
          "ForAllValues:StringLike",
          "ForAnyValue:StringEqualsIfExists",
          "ForAllValues:",
          "NullIfExists",
          "Nonsense");

  private static final List<String> ACTIONS =
      List.of(
          "*",
          "ssm:*",
          "ssmmessages:*",
          "ssm:UpdateInstanceInformation",
          "s3:PutObject",
          "s3:*",
          "kms:Decrypt",
          "kms:GenerateDataKey*",
          "logs:PutLogEvents",
          "sts:AssumeRole",
          "ssm:?*",
          "S3:putobject",
          "a:" + "*a".repeat(200),
          "nonsense");

  private static final List<String> VALUES =
      List.of(
          "*",
          "arn:aws:s3:::session-logs/*",
          "arn:aws:iam::123456789012:root",
          "123456789012",
          "arn:aws:iam::*:role/*",
          "${aws:PrincipalTag/team}",
          "${aws:username, 'x'}",
          "${*}",
          "ec2.amazonaws.com",
          "vpce-1",
          "10.0.0.0/8",
          "::/0",
          "true",
          "1e400",
          "2026-11-20",
          "2026-11-20T03:00:00Z",
          "AQ==",
          "@@@",
          "${" + " ".repeat(3_000));

  /** The policies, of whatever kind. */
  static DocumentTarget policies() {
    return new DocumentTarget("policy", "Statement", StoredInputs.snapshots());
  }

  /** The session documents. */
  static DocumentTarget sessionDocuments() {
    return new DocumentTarget("session document", "schemaVersion", StoredInputs.snapshots());
  }

  @Override
  public String input(Random random) {
    JsonNode tree = JSON.readTree(stored.get(random.nextInt(stored.size())));
    List<Runnable> changes = new ArrayList<>();
    collect(tree, random, changes);
    for (int i = 0; !changes.isEmpty() && i < 1 + random.nextInt(4); i++) {
      changes.get(random.nextInt(changes.size())).run();
    }
    return tree.toString();
  }

  @Override
  public List<String> read(String input) {
    return SnapshotTarget.assess(input);
  }

  private void collect(JsonNode node, Random random, List<Runnable> changes) {
    if (node instanceof ObjectNode object) {
      for (String field : List.copyOf(object.propertyNames())) {
        JsonNode value = object.path(field);
        if (value.isString() && value.stringValue().contains(mark)) {
          changes.add(() -> object.put(field, document(value.stringValue(), random)));
        }
        collect(value, random, changes);
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(element -> collect(element, random, changes));
    }
  }

  private String document(String text, Random random) {
    return mark.equals("Statement")
        ? policyText(text, random)
        : new JsonMutations(random, StoredInputs.WORDS).mutated(text);
  }

  /** A policy that was made, or one that was changed. */
  static String policyText(String text, Random random) {
    boolean written = random.nextInt(3) > 0;
    String document = written ? policy(random).toString() : text;
    return written && random.nextBoolean()
        ? document
        : new JsonMutations(random, StoredInputs.WORDS).mutated(document);
  }

  private static ObjectNode policy(Random random) {
    ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
    ArrayNode statements = policy.putArray("Statement");
    int size = 1 + random.nextInt(random.nextInt(20) == 0 ? 200 : 4);
    for (int i = 0; i < size; i++) {
      statements.add(statement(random));
    }
    return policy;
  }

  private static ObjectNode statement(Random random) {
    ObjectNode statement = JsonNodeFactory.instance.objectNode();
    statement.put("Effect", random.nextInt(3) == 0 ? "Deny" : "Allow");
    statement.set(random.nextInt(5) == 0 ? "NotAction" : "Action", some(ACTIONS, random));
    if (random.nextInt(4) > 0) {
      statement.set(random.nextInt(5) == 0 ? "NotResource" : "Resource", some(VALUES, random));
    }
    if (random.nextBoolean()) {
      ObjectNode principal = JsonNodeFactory.instance.objectNode();
      principal.set(random.nextInt(4) == 0 ? "Service" : "AWS", some(VALUES, random));
      statement.set(random.nextInt(8) == 0 ? "NotPrincipal" : "Principal", principal);
    }
    if (random.nextBoolean()) {
      ObjectNode block = statement.putObject("Condition");
      for (int i = 0; i < 1 + random.nextInt(10); i++) {
        ObjectNode keys = block.withObjectProperty(one(OPERATORS, random));
        keys.set(one(KEYS, random), some(VALUES, random));
      }
    }
    return statement;
  }

  private static ArrayNode some(List<String> words, Random random) {
    ArrayNode some = JsonNodeFactory.instance.arrayNode();
    int size = 1 + random.nextInt(random.nextInt(20) == 0 ? 100 : 3);
    for (int i = 0; i < size; i++) {
      some.add(one(words, random));
    }
    return some;
  }

  private static String one(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
