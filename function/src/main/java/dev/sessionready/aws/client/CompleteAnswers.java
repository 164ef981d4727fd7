package dev.sessionready.aws.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Refuses what came with HTTP 200 and is no answer to the question: an empty body, or one that
 * something between us and AWS wrote. The SDK reads either as an answer that lists nothing, which
 * would pass for "there is none". AWS always sends the list of a listing, be it empty.
 */
public final class CompleteAnswers implements ExecutionInterceptor {

  private static final Pattern LISTING = Pattern.compile("(Describe|List|Search)[A-Z].*");
  private static final Pattern READING = Pattern.compile("(Describe|List|Search|Get)[A-Z].*");

  private static final String LOCATION = "GetBucketLocation";

  /**
   * What the body holds where the fields do not show: of us-east-1 S3 says nothing but the element
   * itself, of a bucket's encryption the SDK makes an empty one from any body, and AWS Config
   * answers nothing where it took all.
   */
  private static final Map<String, String> BODIES =
      Map.of(
          LOCATION,
          "<LocationConstraint",
          "GetBucketEncryption",
          "<ServerSideEncryptionConfiguration",
          "PutEvaluations",
          "{");

  /** A page that leads back to one that was asked for before would be followed for ever. */
  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (AwsCall.SENT.isBound() && !AwsCall.SENT.get().add(context.request())) {
      throw UnexpectedValue.repeatedPage();
    }
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    Optional<InputStream> body = context.responseBody();
    String held = BODIES.get(operation(attributes));
    if (!context.httpResponse().isSuccessful() || held == null) {
      return body;
    }
    byte[] text = body.map(CompleteAnswers::read).orElseGet(() -> new byte[0]);
    if (!new String(text, StandardCharsets.UTF_8).contains(held)) {
      throw refused(held.equals("{") ? "JSON" : held.substring(1));
    }
    return Optional.of(new ByteArrayInputStream(text));
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    requireComplete(operation(attributes), context.response());
    return context.response();
  }

  /**
   * Lets an answer pass that has what the operation always answers with.
   *
   * @param operation its name, such as {@code DescribeSubnets}
   * @throws SdkClientException where it has not
   */
  public static void requireComplete(String operation, SdkPojo answer) {
    if (LISTING.matcher(operation).matches()) {
      answer.sdkFields().stream()
          .filter(field -> MarshallingType.LIST.equals(field.marshallingType()))
          .filter(field -> isLeftOut(field, answer))
          .findFirst()
          .ifPresent(field -> {
            throw refused(field.memberName());
          });
    }
    boolean reads = READING.matcher(operation).matches() && !operation.equals(LOCATION);
    if (reads && answer.sdkFields().stream().allMatch(field -> isLeftOut(field, answer))) {
      throw refused(answer.sdkFields().getFirst().memberName());
    }
  }

  private static boolean isLeftOut(SdkField<?> field, SdkPojo answer) {
    Object value = field.getValueOrDefault(answer);
    return value == null
        || value instanceof SdkAutoConstructList<?>
        || value instanceof SdkAutoConstructMap<?, ?>;
  }

  private static SdkClientException refused(String field) {
    UnexpectedValue lack = UnexpectedValue.without(field);
    return SdkClientException.create(String.valueOf(lack.getMessage()), lack);
  }

  private static String operation(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }

  private static byte[] read(InputStream body) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException broken) {
      throw SdkClientException.create("the body broke off", broken);
    }
  }
}
