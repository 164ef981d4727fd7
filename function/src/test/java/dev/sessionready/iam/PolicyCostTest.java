package dev.sessionready.iam;

import static dev.sessionready.iam.Policies.SESSION;
import static dev.sessionready.iam.Policies.allow;
import static dev.sessionready.iam.Policies.allowIf;
import static dev.sessionready.iam.Policies.identity;
import static dev.sessionready.iam.Policies.request;
import static dev.sessionready.iam.Policies.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Policies of hostile size cost little. The limits are many times what a loaded machine needs, and
 * a fraction of what the naive ways took.
 */
@Timeout(20)
class PolicyCostTest {

  private static final Duration LITTLE = Duration.ofSeconds(2);

  private static final String RESOURCE = "arn:aws:s3:::" + "a".repeat(60) + "/" + "b".repeat(900);

  @Test
  void aHundredStatementsOfAHundredActionsOnAHundredResources() {
    // Each pattern nearly matches: it fails at its last character alone.
    String statement =
        """
        {"Effect": "Allow", "Action": %s, "Resource": %s}\
        """
            .formatted(
                list(i -> "s3:*u*t*O*b*j*e*c*t*" + i + "x"),
                list(i -> "arn:aws:s3:::*a*a*a*/*b*b*b*b*" + i + "c"));
    ApplicablePolicies policies = identity(many(100, _ -> statement));

    assertThat(timed(() -> verdict(put(Context.complete()), policies)))
        .isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void aHundredStatementsWhoseActionsMatchAndWhoseResourcesNearlyDo() {
    String statement =
        """
        {"Effect": "Allow", "Action": %s, "Resource": %s}\
        """
            .formatted(list(_ -> "s3:PutObject"), list(i -> "arn:aws:s3:::*a*/*b*b*b*" + i + "c"));
    ApplicablePolicies policies = identity(many(100, _ -> statement));

    assertThat(timed(() -> verdict(put(Context.complete()), policies)))
        .isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void twoThousandStatementsWithTenUnknownKeysEach() {
    String conditions =
        IntStream.range(0, 10)
            .mapToObj(i -> "\"aws:RequestTag/key%d\": \"v\"".formatted(i))
            .collect(Collectors.joining(",", "{\"StringEquals\": {", "}}"));
    ApplicablePolicies policies = identity(many(2_000, _ -> allowIf(conditions)));

    assertThat(timed(() -> verdict(put(Context.partial()), policies))).isNotEmpty();
  }

  @Test
  void aConditionOfEightThousandBlanks() {
    String blanks = "${aws:PrincipalTag/x" + " ".repeat(8_000) + "}";
    ApplicablePolicies policies =
        identity(allowIf("{\"StringLike\": {\"s3:prefix\": \"*" + blanks + "*\"}}"));

    assertThat(timed(() -> verdict(put(Context.complete()), policies)))
        .isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void aPatternOfAThousandStarsOnALongResource() {
    ApplicablePolicies policies =
        identity(allow("s3:PutObject", "arn:aws:s3:::" + "*a".repeat(1_000) + "z"));

    assertThat(timed(() -> verdict(put(Context.complete()), policies)))
        .isEqualTo("not allowed by IDENTITY");
  }

  private static Request put(Context context) {
    return request(SESSION, "s3:PutObject", RESOURCE, context);
  }

  private static String timed(Supplier<String> decision) {
    long start = System.nanoTime();
    String decided = decision.get();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LITTLE);
    return decided;
  }

  private static String[] many(int count, IntFunction<String> statement) {
    return IntStream.range(0, count).mapToObj(statement).toArray(String[]::new);
  }

  private static String list(IntFunction<String> element) {
    return IntStream.range(0, 100)
        .mapToObj(element)
        .collect(Collectors.joining("\", \"", "[\"", "\"]"));
  }
}
