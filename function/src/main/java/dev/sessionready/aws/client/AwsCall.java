package dev.sessionready.aws.client;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Where answers and errors of AWS become facts. It lets few calls of each service through at once,
 * so that an account with many roles and VPCs is not throttled by its own inspection; what one
 * service takes long for keeps none of another's waiting.
 */
public final class AwsCall {

  private static final int AT_ONCE = 8;

  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthorizationError",
          // So S3 refuses another account's identity what only the owner of a bucket may see.
          "MethodNotAllowed",
          "NotAuthorized",
          "UnauthorizedOperation");

  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

  /** What one question has sent so far; the SDK's interceptors look it up. */
  public static final ScopedValue<Set<SdkRequest>> SENT = ScopedValue.newInstance();

  /** The reason where AWS answered, but with nothing that can be understood. */
  static final String NOT_UNDERSTOOD = "AWS's answer could not be understood";

  private static final System.Logger LOG = System.getLogger(AwsCall.class.getName());

  /** Asks for what exists, or else is reported missing by an error of AWS. */
  public <T> Fact<T> forValue(IamAction permission, Supplier<T> call) {
    return forOptional(permission, () -> Optional.of(call.get()));
  }

  /** Asks for what may also be missing from an answer that is no error: then it is absent. */
  public <T> Fact<T> forOptional(IamAction permission, Supplier<Optional<T>> call) {
    Semaphore places = placesOf(permission);
    places.acquireUninterruptibly();
    try {
      return ScopedValue.where(SENT, new HashSet<SdkRequest>())
          .call(() -> call.get().map(AwsCall::whole).map(Fact::known).orElseGet(Fact::absent));
    } catch (AwsServiceException error) {
      return NotFoundCodes.says(permission, code(error))
          ? Fact.absent()
          : Fact.unreadable(permission.action(), reason(error));
    } catch (SdkException failure) {
      return Fact.unreadable(permission.action(), reason(failure));
    } catch (UnexpectedValue word) {
      return Fact.unreadable(permission.action(), String.valueOf(word.getMessage()));
    } catch (RuntimeException strange) {
      // A field that is missing, a body that breaks off: one answer is lost, and not the run.
      LOG.log(System.Logger.Level.DEBUG, permission.action(), strange);
      return Fact.unreadable(permission.action(), NOT_UNDERSTOOD);
    } finally {
      places.release();
    }
  }

  // With nothing in the place of an item a list is no answer, and whoever reads on would fail by
  // it.
  private static <T> T whole(T value) {
    if (value instanceof Collection<?> list && list.stream().anyMatch(Objects::isNull)) {
      throw UnexpectedValue.without("value for an item of its list");
    }
    return value;
  }

  // AWS counts the requests of each service for itself.
  private Semaphore placesOf(IamAction permission) {
    String action = permission.action();
    String service = action.substring(0, action.indexOf(':'));
    return places.computeIfAbsent(service, _ -> new Semaphore(AT_ONCE));
  }

  /**
   * Why AWS did not answer, in a few words. The SDK's own message is never repeated: it names the
   * caller and may quote what was sent.
   */
  public static String reason(SdkException failure) {
    return switch (failure) {
      case AwsServiceException _ when isDenied(failure) -> ReadFailure.DENIED;
      case AwsServiceException error when error.isThrottlingException() -> "throttled";
      case AwsServiceException error -> "AWS answered " + code(error);
      case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> "timed out";
      case SdkClientException error when hasCause(error, SocketTimeoutException.class) ->
          "timed out";
      case SdkClientException error when hasCause(error, UnexpectedValue.class) ->
          unforeseen(error);
      case SdkClientException error when hasCause(error, UnknownHostException.class) ->
          ReadFailure.NO_SUCH_HOST;
      // Credentials that cannot be found or fetched end here too.
      default -> "the call failed before AWS answered";
    };
  }

  /** Whether AWS refused a call for good, so that a retry is useless. */
  public static boolean isDenied(SdkException failure) {
    return failure instanceof AwsServiceException error && DENIED.contains(code(error));
  }

  /** AWS's word for what went wrong. */
  static String code(AwsServiceException error) {
    String code = error.awsErrorDetails() == null ? null : error.awsErrorDetails().errorCode();
    return code == null || code.isEmpty() ? "HTTP " + error.statusCode() : code;
  }

  private static String unforeseen(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof UnexpectedValue)) {
      cause = cause.getCause();
    }
    return cause == null ? NOT_UNDERSTOOD : String.valueOf(cause.getMessage());
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
