package dev.sessionready.iam;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The binary operator: bytes in Base64 on both sides.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals">
 *     Binary condition operators</a>
 */
public enum BinaryComparison implements Comparison {
  EQUALS;

  @Override
  public String awsName() {
    return "BinaryEquals";
  }

  @Override
  public boolean agree(String requested, Glob stated) {
    Optional<byte[]> left = bytes(requested);
    Optional<byte[]> right = bytes(stated.text());
    return left.isPresent() && right.isPresent() && Arrays.equals(left.get(), right.get());
  }

  private static Optional<byte[]> bytes(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException _) {
      // Not Base64, hence no bytes to compare.
      return Optional.empty();
    }
  }
}
