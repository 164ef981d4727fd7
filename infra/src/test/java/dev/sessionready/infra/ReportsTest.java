package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The report that each sweep leaves where somebody asks for one. */
@Tag("template")
final class ReportsTest {

  @TempDir Path directory;

  @Test
  void withoutTheSettingThereIsNoBucketAndNobodyMayWriteToOne() {
    Template template = Synthesis.template(Map.of(), directory);

    template.resourceCountIs("AWS::S3::Bucket", 0);
    assertThat(Synthesis.json(template).toString()).doesNotContain("s3:PutObject", "REPORT_BUCKET");
  }

  @Test
  void theBucketIsEncryptedVersionedPrivateAndOutlivesTheStack() {
    Template template = Synthesis.template(Map.of("report", "true"), directory);

    template.hasResource(
        "AWS::S3::Bucket",
        Map.of(
            "DeletionPolicy",
            "Retain",
            "Properties",
            Match.objectLike(
                Map.of(
                    "VersioningConfiguration",
                    Map.of("Status", "Enabled"),
                    "BucketEncryption",
                    Match.anyValue(),
                    "PublicAccessBlockConfiguration",
                    Map.of(
                        "BlockPublicAcls", true,
                        "BlockPublicPolicy", true,
                        "IgnorePublicAcls", true,
                        "RestrictPublicBuckets", true),
                    "LifecycleConfiguration",
                    Map.of(
                        "Rules",
                        List.of(
                            Match.objectLike(
                                Map.of(
                                    "NoncurrentVersionExpiration",
                                    Map.of("NoncurrentDays", 90)))))))));
  }

  @Test
  void everyFunctionKnowsItAndOnlyThoseThatSweepMayPutIntoIt() {
    JsonNode resources =
        Synthesis.json(Synthesis.template(Map.of("report", "true"), directory))
            .required("Resources");

    for (String function : List.of("FunctionCode", "SweepFunctionCode", "AlertFunctionCode")) {
      assertThat(only(function, "AWS::Lambda::Function", resources))
          .asString()
          .contains("\"REPORT_BUCKET\":{\"Ref\":\"ReportsBucket");
    }
    for (String role : List.of("FunctionRole", "SweepFunctionRole")) {
      assertThat(only(role, "AWS::IAM::Role", resources))
          .asString()
          .contains(
              "\"Action\":\"s3:PutObject\"",
              "PutReport",
              "ReportsBucket",
              "/session-ready.html",
              "/session-ready-*.html",
              "/session-ready-*.json");
    }
    assertThat(only("AlertFunctionRole", "AWS::IAM::Role", resources))
        .asString()
        .doesNotContain("s3:PutObject");
  }

  private static JsonNode only(String name, String type, JsonNode resources) {
    return resources
        .propertyStream()
        .filter(resource -> resource.getKey().startsWith(name))
        .map(Map.Entry::getValue)
        .filter(resource -> resource.required("Type").asText().equals(type))
        .reduce((_, _) -> {
          throw new IllegalStateException("more than one " + name);
        })
        .orElseThrow();
  }
}
