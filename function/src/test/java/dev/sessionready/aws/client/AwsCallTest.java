package dev.sessionready.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class AwsCallTest {

  private final AwsCall ask = new AwsCall();

  @Test
  void anAnswerIsKnown() {
    assertThat(ask.forValue(Permission.GET_ROLE, () -> "answered"))
        .isEqualTo(Fact.known("answered"));
  }

  @Test
  void anAnswerWithoutTheThingAskedForIsAbsent() {
    assertThat(ask.forOptional(Permission.DESCRIBE_LOG_GROUPS, Optional::empty))
        .isEqualTo(Fact.absent());
  }

  @Test
  void aNotFoundOfTheSameServiceIsAbsent() {
    assertThat(failing(Permission.GET_ROLE, error("NoSuchEntity", 404))).isEqualTo(Fact.absent());
  }

  @Test
  void aNotFoundOfAnotherServiceIsUnreadable() {
    assertThat(failing(Permission.GET_ROLE, error("NoSuchBucket", 404)))
        .isEqualTo(Fact.unreadable("iam:GetRole", "AWS answered NoSuchBucket"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AccessDenied",
        "AccessDeniedException",
        "MethodNotAllowed",
        "UnauthorizedOperation"
      })
  void aDenialIsUnreadableByItsAction(String code) {
    assertThat(failing(Permission.DESCRIBE_SUBNETS, error(code, 403)))
        .isEqualTo(Fact.unreadable("ec2:DescribeSubnets", "access denied"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RequestLimitExceeded", "ThrottlingException", "Throttling", "SlowDown"})
  void throttlingIsUnreadable(String code) {
    assertThat(failing(Permission.DESCRIBE_SUBNETS, error(code, 400)))
        .isEqualTo(Fact.unreadable("ec2:DescribeSubnets", "throttled"));
  }

  @Test
  void anExpiredTimeIsUnreadableWhicheverPolicyTypeNoticedIt() {
    Stream.of(
            ApiCallTimeoutException.create(1),
            ApiCallAttemptTimeoutException.create(1),
            SdkClientException.create("read", new SocketTimeoutException("quoted")))
        .forEach(failure ->
            assertThat(failing(Permission.GET_ROLE, failure))
                .isEqualTo(Fact.unreadable("iam:GetRole", "timed out")));
  }

  @Test
  void anAnswerWithoutACodeIsPublishedByItsStatus() {
    assertThat(failing(Permission.GET_ROLE, AwsServiceException.builder().statusCode(502).build()))
        .isEqualTo(Fact.unreadable("iam:GetRole", "AWS answered HTTP 502"));
  }

  @Test
  void theSdksOwnMessageIsNeverRepeated() {
    assertThat(failing(Permission.GET_ROLE, SdkClientException.create("of arn:aws:iam::1:user/me")))
        .isEqualTo(Fact.unreadable("iam:GetRole", "the call failed before AWS answered"));
  }

  @Test
  void aWordThatNoneForesawIsUnreadable() {
    assertThat(
            ask.forValue(
                Permission.DESCRIBE_ROUTE_TABLES,
                () -> {
                  throw UnexpectedValue.word("sideways");
                }))
        .isEqualTo(
            Fact.unreadable(
                "ec2:DescribeRouteTables", "AWS answered with 'sideways', which is unknown here"));
  }

  @Test
  void aListWithNothingInThePlaceOfAnItemIsUnreadable() {
    List<@Nullable String> names = new ArrayList<>();
    names.add("one");
    names.add(null);

    assertThat(ask.forValue(Permission.LIST_ROLE_POLICIES, () -> names))
        .isEqualTo(
            Fact.unreadable(
                "iam:ListRolePolicies", "AWS's answer has no value for an item of its list"));
  }

  @Test
  void anAnswerThatNoneUnderstandsCostsNoMoreThanItself() {
    Stream.<RuntimeException>of(
            new NullPointerException(), new UncheckedIOException(new EOFException("cut off")))
        .forEach(strange ->
            assertThat(
                    ask.forValue(
                        Permission.GET_ROLE,
                        () -> {
                          throw strange;
                        }))
                .isEqualTo(Fact.unreadable("iam:GetRole", "AWS's answer could not be understood")));
  }

  @Test
  @Timeout(30)
  void eightCallsAreUnderPathAtOnceAndNoMore() {
    CountDownLatch eightAreIn = new CountDownLatch(8);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    List<CompletableFuture<Fact<Integer>>> calls =
        Stream.generate(() -> Parallel.start(() -> counted(eightAreIn, inside, most)))
            .limit(40)
            .toList();
    calls.forEach(CompletableFuture::join);

    assertThat(most).hasValue(8);
  }

  @Test
  @Timeout(30)
  void callsOfOneServiceKeepNoneOfAnotherWaiting() {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch eightAreIn = new CountDownLatch(8);
    List<CompletableFuture<Fact<Integer>>> waiting =
        Stream.generate(() ->
                Parallel.start(() ->
                    ask.forValue(
                        Permission.GET_ROLE,
                        () -> {
                          eightAreIn.countDown();
                          await(answered);
                          return 1;
                        })))
            .limit(8)
            .toList();
    await(eightAreIn);

    assertThat(ask.forValue(Permission.DESCRIBE_SUBNETS, () -> 2)).isEqualTo(Fact.known(2));

    answered.countDown();
    waiting.forEach(CompletableFuture::join);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }

  private Fact<Integer> counted(
      CountDownLatch eightAreIn, AtomicInteger inside, AtomicInteger most) {
    return ask.forValue(
        Permission.GET_ROLE,
        () -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          eightAreIn.countDown();
          await(eightAreIn);
          return inside.decrementAndGet();
        });
  }

  private Fact<String> failing(Permission permission, SdkException failure) {
    return ask.forValue(
        permission,
        () -> {
          throw failure;
        });
  }

  private static AwsServiceException error(String code, int status) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode(code).errorMessage("not to be repeated").build())
        .build();
  }
}
