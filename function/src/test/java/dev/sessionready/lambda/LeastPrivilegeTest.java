package dev.sessionready.lambda;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.json.ContinuedSweepText;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.ContinuedSweep;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.IncompleteRun;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.SweepProgress;
import dev.sessionready.rule.SweepRequest;
import dev.sessionready.rule.SweepTotals;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.DeployedRole;
import dev.sessionready.wire.LoggingSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.OperationActions;
import dev.sessionready.wire.RecordedAnswers;
import dev.sessionready.wire.ResolverStubs;
import dev.sessionready.wire.Stubs;
import dev.sessionready.wire.Template;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.JsonNode;

/**
 * The roles of the synthesised template, each assumed by its real handler in an account that asks
 * every caller for a grant: they suffice, and there is nothing in them that is not used.
 *
 * <p>The emulated account knows actions and no conditions, and asks for most of them on the
 * resource {@code *} and no other. What WireMock answers in front of it, it is never asked: {@link
 * Function#unchecked}. For those the proof is only that each operation called has its action
 * granted.
 */
@Tag("wire")
class LeastPrivilegeTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  /** What no answer of the account depends on where a function reads it, and why. */
  private static final Map<String, String> UNCHECKED_READS =
      Map.ofEntries(
          Map.entry(
              "ec2:DescribeVpcBlockPublicAccessExclusions", "the account has no such operation"),
          Map.entry("ec2:DescribeVpcBlockPublicAccessOptions", "the account has no such operation"),
          Map.entry("route53profiles:ListProfileAssociations", "the account has no such operation"),
          Map.entry(
              "route53profiles:ListProfileResourceAssociations",
              "the account has no such operation"),
          Map.entry("route53resolver:ListFirewallDomains", "the account has no such operation"),
          Map.entry(
              "route53resolver:ListFirewallRuleGroupAssociations",
              "the account has no such operation"),
          Map.entry("route53resolver:ListFirewallRules", "the account has no such operation"),
          Map.entry("route53resolver:ListResolverRuleAssociations", "the account has no rule"),
          Map.entry("route53resolver:ListResolverRules", "the account has no rule"),
          Map.entry("s3:GetBucketOwnershipControls", "the account takes it for s3:ListBucket"),
          Map.entry("s3:GetEncryptionConfiguration", "the account takes it for s3:ListBucket"),
          Map.entry("ssm:DescribeInstanceInformation", "the account has no such operation"),
          Map.entry("ssm:DescribeInstanceProperties", "the account has no such operation"),
          Map.entry("ssm:GetConnectionStatus", "the account has no such operation"),
          Map.entry("ssm:GetServiceSetting", "the account has no such operation"));

  /** A function of the template. */
  enum Function {
    RULE(ConfigRuleHandler.class),
    SWEEPER(SweepHandler.class),
    NOTIFIER(AlertHandler.class);

    private final Class<?> handler;

    Function(Class<?> handler) {
      this.handler = handler;
    }

    /** What the role grants and no code of ours calls, and who does. */
    Map<String, String> usedByOthers() {
      return switch (this) {
        case RULE ->
            Map.of(
                "logs:CreateLogStream", "Lambda keeps the function's log",
                "logs:PutLogEvents", "Lambda keeps the function's log",
                "sqs:SendMessage",
                    "Lambda keeps the events that the function could not answer; and the rest of a"
                        + " sweep is left, which this account is too small for");
        case SWEEPER ->
            Map.of(
                "logs:CreateLogStream", "Lambda keeps the function's log",
                "logs:PutLogEvents", "Lambda keeps the function's log",
                "sqs:ChangeMessageVisibility", "Lambda polls the queue",
                "sqs:DeleteMessage", "Lambda polls the queue",
                "sqs:GetQueueAttributes", "Lambda polls the queue",
                "sqs:ReceiveMessage", "Lambda polls the queue",
                "sqs:SendMessage", "the rest is left, which this account is too small for");
        case NOTIFIER ->
            Map.of(
                "kms:Decrypt", "SNS encrypts what is published, in the publisher's name",
                "kms:GenerateDataKey", "SNS encrypts what is published, in the publisher's name",
                "logs:CreateLogStream", "Lambda keeps the function's log",
                "logs:PutLogEvents", "Lambda keeps the function's log",
                "sqs:ChangeMessageVisibility", "Lambda polls the queue",
                "sqs:DeleteMessage", "Lambda polls the queue",
                "sqs:GetQueueAttributes", "Lambda polls the queue",
                "sqs:ReceiveMessage", "Lambda polls the queue");
      };
    }

    /** What no answer of the account depends on beyond {@link #UNCHECKED_READS}, and why. */
    Map<String, String> unchecked() {
      return switch (this) {
        case RULE ->
            Map.of(
                "config:GetComplianceDetailsByConfigRule", "the account has no rule to tell of",
                "config:GetResourceConfigHistory", "the account keeps none; only changes ask",
                "config:PutEvaluations", "the account has no such operation");
        case SWEEPER ->
            Map.of(
                "config:GetComplianceDetailsByConfigRule", "the account has no rule to tell of",
                "config:PutEvaluations", "the account has no such operation");
        case NOTIFIER ->
            Map.of(
                "dynamodb:Query", "the account asks for it on *, the role has one table",
                "dynamodb:UpdateItem", "the account asks for it on *, the role has one table",
                "sns:GetTopicAttributes", "the account asks for it on *, the role has one topic",
                "sns:Publish", "the account asks for it on *, the role has one topic");
      };
    }

    DeployedRole role() {
      return requireNonNull(Template.synthesised().roles().get(handler.getName()));
    }

    /** Has it do all that it ever does. */
    void doEverything(Clients clients) {
      switch (this) {
        case RULE -> events().forEach(event -> answer(clients, event).orThrow());
        case SWEEPER -> {
          goOn(clients, null);
          goOn(clients, secondPage());
        }
        case NOTIFIER -> {
          publish(clients, changed());
          publish(clients, crowd());
          answer(clients, recovered());
        }
      }
    }

    /** Has it read all that can be read. */
    void readEverything(Clients clients) {
      switch (this) {
        case RULE -> {
          try {
            answer(clients, sweep());
          } catch (Ignorance blind) {
            // Without the list of instances there is no sweep; its refusal is what is looked for.
            assertThat(blind.action()).isEqualTo("ec2:DescribeInstances");
          }
        }
        case SWEEPER -> {
          try {
            goOn(clients, null);
          } catch (Ignorance blind) {
            assertThat(blind.action()).isEqualTo("ec2:DescribeInstances");
          } catch (IncompleteRun refused) {
            assertThat(refused).hasMessageContaining("got no verdict");
          }
        }
        case NOTIFIER -> publish(clients, changed());
      }
    }
  }

  /** What the account answers to whoever may ask; only what is proved is asked of it again. */
  private static final RecordedAnswers ANSWERS = new RecordedAnswers();

  private static AccountSeed seed;

  /** Clients of whoever has {@link #keys}, made once: each kind of client takes long to make. */
  private static Clients deprived;

  private static AwsCredentials keys;

  /** An instance that fails nothing critical as long as nobody sees its routes. */
  private static String undecided;

  @BeforeAll
  static void seedTheAccount() {
    Clients clients = MOTO.administrator();
    seed = AccountSeed.plant(clients);
    leadElsewhere(clients.ec2());
    undecided =
        AccountSeed.launch(
            clients.ec2(),
            seed.publicVpc().subnet(),
            seed.publicVpc().group(),
            seed.identity().profileArn());
    keys = MOTO.assumed(Function.RULE.role());
    AwsCredentialsProvider current = () -> keys;
    deprived =
        MOTO.clients(builder -> {
          ANSWERS.attach(builder);
          builder.credentialsProvider(current);
        });
  }

  @BeforeEach
  void answerWhatTheAccountCannot() {
    Agents.online(List.of(managed(), undecided), 1_000).forEach(stub -> MOTO.wire().stubFor(stub));
    bucket(
        "encryption",
        """
        <ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>
          <SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>%s</KMSMasterKeyID>
        </ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>
        """
            .formatted(seed.logging().keyArn()));
    bucket(
        "ownershipControls",
        """
        <OwnershipControls>
          <Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule>
        </OwnershipControls>
        """);
    ResolverStubs.on(seed.privateVpc().vpc()).forEach(stub -> MOTO.wire().stubFor(stub));
    // Only where something is kept from the internet are the exclusions asked for.
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeVpcBlockPublicAccessOptions")
                .willReturn(
                    Stubs.xml(
                        """
                        <DescribeVpcBlockPublicAccessOptionsResponse>
                          <vpcBlockPublicAccessOptions>
                            <state>update-complete</state>
                            <internetGatewayBlockMode>block-ingress</internetGatewayBlockMode>
                          </vpcBlockPublicAccessOptions>
                        </DescribeVpcBlockPublicAccessOptionsResponse>
                        """)));
  }

  @BeforeEach
  void answerWhereTheRoleHasOneResource() {
    MOTO.wire()
        .stubFor(
            Stubs.action("Publish")
                .withFormParam("TopicArn", equalTo(resource("sns:Publish")))
                .willReturn(
                    Stubs.xml(
                        """
                        <PublishResponse>
                          <PublishResult><MessageId>1</MessageId></PublishResult>
                        </PublishResponse>
                        """)));
    MOTO.wire()
        .stubFor(
            Stubs.action("GetTopicAttributes")
                .withFormParam("TopicArn", equalTo(resource("sns:Publish")))
                .willReturn(
                    Stubs.xml(
                        """
                        <GetTopicAttributesResponse>
                          <GetTopicAttributesResult><Attributes/></GetTopicAttributesResult>
                        </GetTopicAttributesResponse>
                        """)));
    MOTO.wire()
        .stubFor(
            Stubs.target("DynamoDB_20120810.Query")
                .withRequestBody(matchingJsonPath("$.TableName", equalTo(table())))
                .willReturn(Stubs.json("{\"Items\": []}")));
    MOTO.wire()
        .stubFor(
            Stubs.target("DynamoDB_20120810.UpdateItem")
                .withRequestBody(matchingJsonPath("$.TableName", equalTo(table())))
                .willReturn(Stubs.json("{}")));
  }

  @BeforeEach
  void rememberAnEndpointOfThePrivateVpc() {
    MOTO.wire()
        .stubFor(
            Stubs.target("StarlingDoveService.GetResourceConfigHistory")
                .willReturn(
                    Stubs.json(
                        """
                        {"configurationItems":[{"configurationItemStatus":"OK","configuration":
                          "{\\"vpcId\\":\\"%s\\",\\"vpcEndpointType\\":\\"Interface\\",\
                        \\"serviceName\\":\\"com.amazonaws.eu-west-1.ssm\\",\
                        \\"privateDnsEnabled\\":true}"}]}
                        """
                            .formatted(seed.privateVpc().vpc()))));
  }

  @Test
  void everyFunctionOfTheTemplateIsProvedHere() {
    assertThat(Template.synthesised().roles())
        .containsOnlyKeys(
            Stream.of(Function.values())
                .map(function -> function.handler.getName())
                .toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void noCallOfTheFunctionIsRefused(String kind, SampleEvent event, Set<String> judged) {
    RunResult outcome = answer(MOTO.clients(Function.RULE.role()), event);

    outcome.orThrow();
    assertThat(outcome.blindness()).isEmpty();
    assertThat(outcome.evaluations())
        .extracting(Evaluation::resourceId)
        .containsExactlyInAnyOrderElementsOf(judged);
    assertThat(statuses()).isNotEmpty().containsOnly(200);
  }

  static Stream<Arguments> noCallOfTheFunctionIsRefused() {
    return Stream.of(
        Arguments.of("a sweep", sweep(), Set.of(managed(), seed.bareInstance(), undecided)),
        Arguments.of("a change", change("config-change.json", managed()), Set.of(managed())),
        Arguments.of(
            "an oversized change", change("config-oversized.json", undecided), Set.of(undecided)),
        Arguments.of("a deleted endpoint", deletedEndpoint(), Set.of(managed())));
  }

  @Test
  void noCallOfTheNotifierIsRefusedAndEachChangeIsPublished() {
    List<String> log = publish(MOTO.clients(Function.NOTIFIER.role()), changed());

    assertThat(statuses()).isNotEmpty().containsOnly(200);
    assertThat(log).noneMatch(line -> line.contains("-unjudged"));
    assertThat(log.getLast()).contains("\"AlertsReturned\":0");
    assertThat(log.subList(0, log.size() - 1))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"sent\""))
        .hasSameSizeAs(published());
    assertThat(String.join("", published())).contains(changed());
  }

  @ParameterizedTest
  @EnumSource
  void everyGrantIsUsedByTheFunctionOrByNamedOthers(Function function) {
    Clients clients = MOTO.clients(function.role());
    function.doEverything(clients);
    Set<String> used =
        clients.calls().byOperation().keySet().stream()
            .map(OperationActions::of)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used).doesNotContainAnyElementsOf(function.usedByOthers().keySet());
    assertThat(used).isSubsetOf(function.role().actions());
    used.addAll(function.usedByOthers().keySet());
    assertThat(function.role().actions()).containsExactlyElementsOf(used);
  }

  @ParameterizedTest
  @EnumSource
  void everyGrantThatIsTakenAwayIsRefusedButWhereTheAccountIsNotAsked(Function function) {
    Set<String> unchecked = new TreeSet<>(function.role().actions());
    unchecked.removeAll(function.usedByOthers().keySet());
    // A refusal is known by the name of its operation alone.
    assertThat(unchecked)
        .extracting(one -> one.substring(one.indexOf(':')))
        .doesNotHaveDuplicates();
    // Many at a time; what comes after a refusal is asked once that grant is given back.
    Set<String> refused;
    do {
      refused = refusedWithout(unchecked, function);
      unchecked.removeAll(refused);
    } while (!refused.isEmpty());

    Set<String> expected = new TreeSet<>(UNCHECKED_READS.keySet());
    expected.addAll(function.unchecked().keySet());
    assertThat(unchecked).containsExactlyElementsOf(expected);
  }

  @Test
  void withoutTheGrantForRouteTablesTheRunFailsNamingExactlyThatAction() {
    String action = "ec2:DescribeRouteTables";
    SampleEvent event =
        SampleEvent.of("config-scheduled.json")
            .withoutParameters()
            .replacing("\"{}\"", "\"{\\\"failAt\\\":\\\"CRITICAL\\\"}\"");

    RunResult outcome = answer(MOTO.clients(Function.RULE.role().without(Set.of(action))), event);

    assertThat(outcome.blindness()).isNotEmpty().allMatch(one -> one.startsWith(action + ": "));
    assertThat(outcome.undetermined())
        .extracting(undetermined -> undetermined.assessment().instance().id())
        .containsExactly(undecided);
    assertThatExceptionOfType(IncompleteRun.class)
        .isThrownBy(outcome::orThrow)
        .withMessageContaining(action);
  }

  /** Those among some actions that the account refuses whoever has none of them. */
  private static Set<String> refusedWithout(Set<String> actions, Function function) {
    ANSWERS.askAnew(actions);
    keys = MOTO.assumed(function.role().without(actions));
    function.readEverything(deprived);
    List<String> refused =
        RecordedAnswers.operations(
                MOTO.wire().getAllServeEvents().stream()
                    .filter(served -> served.getResponse().getStatus() == 403)
                    .map(ServeEvent::getRequest))
            .toList();
    return actions.stream()
        .filter(action -> refused.stream().anyMatch(one -> OperationActions.needs(one, action)))
        .collect(Collectors.toSet());
  }

  private static List<Integer> statuses() {
    return MOTO.wire().getAllServeEvents().stream()
        .map(served -> served.getResponse().getStatus())
        .toList();
  }

  private static RunResult answer(Clients clients, SampleEvent event) {
    MOTO.wire().resetRequests();
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (Moto.Enforcement _ = MOTO.enforce()) {
      return new ConfigRuleHandler(clients, Map.of(), silent).answer(event.event());
    }
  }

  /** Has the function go on with a sweep from a page of instances. */
  private static void goOn(Clients clients, @Nullable String from) {
    MOTO.wire().resetRequests();
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    ContinuedSweep rest =
        new ContinuedSweep(
            new SweepRequest(
                Moto.ACCOUNT,
                Batch.RULE,
                Instant.parse("2026-11-20T03:00:00Z"),
                Map.of(),
                "a token"),
            new SweepProgress(1, SweepProgress.Stage.INSTANCES, from, SweepTotals.NOTHING));
    Batch batch = Batch.empty().and("rest", ContinuedSweepText.write(rest));
    try (Moto.Enforcement _ = MOTO.enforce()) {
      new SweepHandler(clients, Map.of(), silent)
          .handleRequest(batch.event(), LambdaContext.of("request"));
    }
  }

  /** What the account names the instances by that come after the first. */
  private static String secondPage() {
    return MOTO.administrator()
        .ec2()
        .describeInstances(request -> request.maxResults(5))
        .reservations()
        .getFirst()
        .reservationId();
  }

  /** Has the notifier handle changes of those instances; its log. */
  private static List<String> publish(Clients clients, List<String> instances) {
    return answer(clients, batch(instances));
  }

  /** A batch of recoveries, and of a deployment. */
  private static Batch recovered() {
    return Batch.empty()
        .and(ComplianceType.COMPLIANT, "annotated", changed())
        .and(
            "deployment",
            Batch.deployment("CREATE_COMPLETE").replace("ap-northeast-1", Moto.REGION));
  }

  private static List<String> answer(Clients clients, Batch batch) {
    MOTO.wire().resetRequests();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Map<String, String> environment =
        Map.of(
            "RULE_NAME",
            Batch.RULE,
            "RULE_PARAMETERS",
            "{}",
            "TOPIC_ARN",
            resource("sns:Publish"),
            "TABLE_NAME",
            table(),
            "QUIET_HOURS",
            "24");
    try (Moto.Enforcement _ = MOTO.enforce()) {
      AlertHandler notifier =
          new AlertHandler(
              clients, environment, new PrintStream(log, true, StandardCharsets.UTF_8));
      assertThat(Batch.failed(notifier.answer(batch.event()))).isEmpty();
    }
    return log.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Batch batch(List<String> instances) {
    SampleEvent sample =
        SampleEvent.of("eventbridge-compliance-change.json")
            .replacing("ap-northeast-1", Moto.REGION);
    Batch batch = Batch.empty();
    for (String id : instances) {
      batch = batch.and(id, sample.replacing("i-0a1b2c3d4e5f60718", id).json());
    }
    return batch;
  }

  private static List<String> published() {
    return MOTO
        .wire()
        .findAll(postRequestedFor(anyUrl()).withFormParam("Action", equalTo("Publish")))
        .stream()
        .map(request -> request.formParameter("Message").firstValue())
        .toList();
  }

  private static List<String> changed() {
    return List.of(managed(), seed.bareInstance(), undecided);
  }

  /** So many changes that the agents of all instances are asked for, most of them of the gone. */
  private static List<String> crowd() {
    return Stream.concat(changed().stream(), IntStream.range(0, 100).mapToObj("i-%017x"::formatted))
        .toList();
  }

  /** The one resource on which the notifier may do that. */
  private static String resource(String action) {
    return Function.NOTIFIER.role().statements().stream()
        .filter(statement -> isOn(action, statement))
        .map(statement -> statement.required("Resource").asString())
        .reduce((_, _) -> {
          throw new IllegalStateException(action + " is granted twice");
        })
        .orElseThrow();
  }

  private static boolean isOn(String action, JsonNode statement) {
    JsonNode actions = statement.required("Action");
    return actions.isArray()
        ? actions.valueStream().anyMatch(one -> one.asString().equals(action))
        : actions.asString("").equals(action);
  }

  private static String table() {
    String arn = resource("dynamodb:UpdateItem");
    return arn.substring(arn.indexOf('/') + 1);
  }

  private static String managed() {
    return seed.managedInstance();
  }

  private static List<SampleEvent> events() {
    return List.of(
        sweep(),
        change("config-change.json", managed()),
        change("config-oversized.json", undecided),
        deletedEndpoint());
  }

  private static SampleEvent deletedEndpoint() {
    return change("config-change-deleted.json", "vpce-0123456789abcdef0")
        .replacing("AWS::EC2::Instance", "AWS::EC2::VPCEndpoint");
  }

  private static SampleEvent sweep() {
    return SampleEvent.of("config-scheduled.json").withoutParameters();
  }

  private static SampleEvent change(String file, String instance) {
    return SampleEvent.of(file).withoutParameters().replacing("i-0a1b2c3d4e5f60718", instance);
  }

  private static void bucket(String what, String answer) {
    MOTO.wire()
        .stubFor(Stubs.path("/" + LoggingSeed.BUCKET + "\\?" + what).willReturn(Stubs.xml(answer)));
  }

  // Gateways are asked for where a route leads to one of their kind.
  private static void leadElsewhere(Ec2Client ec2) {
    AccountSeed.PublicVpc from = seed.publicVpc();
    String transit = ec2.createTransitGateway(_ -> {}).transitGateway().transitGatewayId();
    ec2.createTransitGatewayVpcAttachment(
        request -> request.transitGatewayId(transit).vpcId(from.vpc()).subnetIds(from.subnet()));
    ec2.createRoute(request ->
        request
            .routeTableId(from.routeTable())
            .destinationCidrBlock("198.51.100.0/24")
            .transitGatewayId(transit));
    String egressOnly =
        ec2.createEgressOnlyInternetGateway(request -> request.vpcId(from.vpc()))
            .egressOnlyInternetGateway()
            .egressOnlyInternetGatewayId();
    ec2.createRoute(request ->
        request
            .routeTableId(from.routeTable())
            .destinationIpv6CidrBlock("::/0")
            .egressOnlyInternetGatewayId(egressOnly));
  }
}
