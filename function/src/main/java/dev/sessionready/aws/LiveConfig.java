package dev.sessionready.aws;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.fact.Fact;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.EvaluatedResource;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.PutFailed;
import dev.sessionready.rule.RecordedVerdicts;
import dev.sessionready.rule.RuleDeleted;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ComplianceType;
import software.amazon.awssdk.services.config.model.EvaluationResult;
import software.amazon.awssdk.services.config.model.EvaluationResultIdentifier;
import software.amazon.awssdk.services.config.model.EvaluationResultQualifier;
import software.amazon.awssdk.services.config.model.GetComplianceDetailsByConfigRuleResponse;
import software.amazon.awssdk.services.config.model.InvalidResultTokenException;
import software.amazon.awssdk.services.config.model.NoSuchConfigRuleException;

/** The live AWS Config. */
public final class LiveConfig implements ConfigService {

  private static final int PAGE = 100;

  // As the AWS Config rule development kit has it.
  private static final String TEST_TOKEN = "TESTMODE";

  private final ConfigClient config;
  private final AwsCall ask = new AwsCall();

  public LiveConfig(Clients clients) {
    this.config = clients.config();
  }

  @Override
  public List<Evaluation> putEvaluations(String resultToken, List<Evaluation> batch) {
    try {
      Set<EvaluatedResource> failed =
          config
              .putEvaluations(request ->
                  request
                      .resultToken(resultToken)
                      .testMode(resultToken.equals(TEST_TOKEN) ? true : null)
                      .evaluations(batch.stream().map(LiveConfig::sdkEvaluation).toList()))
              .failedEvaluations()
              .stream()
              .map(actual ->
                  new EvaluatedResource(
                      actual.complianceResourceType(), actual.complianceResourceId()))
              .collect(Collectors.toSet());
      return batch.stream().filter(evaluation -> failed.contains(evaluation.resource())).toList();
    } catch (SdkException failure) {
      // Without its cause on purpose: AWS's message may quote the result token.
      throw translated(failure, batch.size());
    }
  }

  @Override
  public Fact<RecordedVerdicts> shown(String ruleName, @Nullable String from, int atMost) {
    return ask.forValue(
        Permission.GET_COMPLIANCE_DETAILS_BY_CONFIG_RULE,
        () -> {
          Map<EvaluatedResource, Instant> shown = new HashMap<>();
          String next = from;
          do {
            GetComplianceDetailsByConfigRuleResponse page = page(ruleName, next);
            page.evaluationResults().forEach(result -> add(result, shown));
            next = page.nextToken();
          } while (next != null && !next.isEmpty() && shown.size() < atMost);
          return new RecordedVerdicts(shown, next == null || next.isEmpty() ? null : next);
        });
  }

  private GetComplianceDetailsByConfigRuleResponse page(String ruleName, @Nullable String from) {
    return config.getComplianceDetailsByConfigRule(request ->
        request
            .configRuleName(ruleName)
            .complianceTypes(ComplianceType.COMPLIANT, ComplianceType.NON_COMPLIANT)
            .limit(PAGE)
            .nextToken(from));
  }

  // A verdict without a moment is as old as can be: its resource is asked after.
  private static void add(EvaluationResult result, Map<EvaluatedResource, Instant> shown) {
    EvaluationResultIdentifier identifier = result.evaluationResultIdentifier();
    Instant at = identifier.orderingTimestamp();
    shown.put(resource(identifier.evaluationResultQualifier()), at == null ? Instant.EPOCH : at);
  }

  private static RuntimeException translated(SdkException failure, int evaluations) {
    String undelivered =
        "%d evaluations were not published: %s: %s."
            .formatted(evaluations, Permission.PUT_EVALUATIONS.action(), AwsCall.reason(failure));
    return switch (failure) {
      case NoSuchConfigRuleException _ -> new RuleDeleted();
      case InvalidResultTokenException _ ->
          PutFailed.forToken(
              "The event's result token is not valid, or not any more, so %d evaluations could not"
                      .formatted(evaluations)
                  + " be published; the next sweep brings a new one.");
      case SdkException _ when AwsCall.isDenied(failure) -> PutFailed.forGood(undelivered);
      default -> PutFailed.forNow(undelivered);
    };
  }

  private static software.amazon.awssdk.services.config.model.Evaluation sdkEvaluation(
      Evaluation ours) {
    return software.amazon.awssdk.services.config.model.Evaluation.builder()
        .complianceResourceType(ours.resourceType())
        .complianceResourceId(ours.resourceId())
        .complianceType(ours.complianceType().name())
        .annotation(ours.annotation())
        .orderingTimestamp(ours.orderingTimestamp())
        .build();
  }

  private static EvaluatedResource resource(EvaluationResultQualifier actual) {
    return new EvaluatedResource(actual.resourceType(), actual.resourceId());
  }
}
