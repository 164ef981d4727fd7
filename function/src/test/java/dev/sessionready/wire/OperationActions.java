package dev.sessionready.wire;

import java.util.Map;

/**
 * The actions of IAM that operations need; most are called as their operation is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">The
 *     actions of S3</a>
 */
public final class OperationActions {

  private static final Map<String, String> OTHERS =
      Map.of(
          "GetBucketEncryption", "GetEncryptionConfiguration",
          "ListBuckets", "ListAllMyBuckets");

  private OperationActions() {}

  /** The action that an operation needs, both with the prefix of their service. */
  public static String of(String operation) {
    int colon = operation.indexOf(':') + 1;
    String name = operation.substring(colon);
    return operation.substring(0, colon) + OTHERS.getOrDefault(name, name);
  }

  /**
   * Whether that operation of that name needs the action; how their services are called is moot.
   */
  public static boolean needs(String operation, String action) {
    return name(of(operation)).equals(name(action));
  }

  private static String name(String qualified) {
    return qualified.substring(qualified.indexOf(':') + 1);
  }
}
