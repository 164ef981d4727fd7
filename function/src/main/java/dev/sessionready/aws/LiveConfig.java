package dev.sessionready.aws;

import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.RejectedEvaluations;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.NoSuchConfigRuleException;

/** The live AWS Config. */
public final class LiveConfig implements ConfigService {

  private final ConfigClient config;

  public LiveConfig(Clients clients) {
    this.config = clients.config();
  }

  /**
   * Puts one batch. A rule that was deleted since it asked has nobody left to be told, so nothing
   * counts as failed then.
   *
   * @throws RejectedEvaluations where AWS Config refused the whole batch or could not be reached
   */
  @Override
  public List<Evaluation> putEvaluations(String resultToken, List<Evaluation> batch) {
    try {
      Set<Resource> failed =
          config
              .putEvaluations(request ->
                  request
                      .resultToken(resultToken)
                      .evaluations(batch.stream().map(LiveConfig::told).toList()))
              .failedEvaluations()
              .stream()
              .map(told -> new Resource(told.complianceResourceType(), told.complianceResourceId()))
              .collect(Collectors.toSet());
      return batch.stream().filter(evaluation -> failed.contains(resource(evaluation))).toList();
    } catch (NoSuchConfigRuleException _) {
      return List.of();
    } catch (SdkException failure) {
      // Without its cause on purpose: AWS's message may quote the result token.
      throw new RejectedEvaluations(
          "AWS Config was not told of %d evaluations: %s: %s."
              .formatted(batch.size(), Permission.PUT_EVALUATIONS.action(), Ask.reason(failure)));
    }
  }

  private static software.amazon.awssdk.services.config.model.Evaluation told(Evaluation ours) {
    return software.amazon.awssdk.services.config.model.Evaluation.builder()
        .complianceResourceType(ours.resourceType())
        .complianceResourceId(ours.resourceId())
        .complianceType(ours.complianceType().name())
        .annotation(ours.annotation())
        .orderingTimestamp(ours.orderingTimestamp())
        .build();
  }

  private static Resource resource(Evaluation evaluation) {
    return new Resource(evaluation.resourceType(), evaluation.resourceId());
  }

  /** What AWS Config knows an evaluation by. */
  private record Resource(String type, String id) {}
}
