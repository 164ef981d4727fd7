package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** The template that CloudFormation StackSets deploy, in accounts that no CDK has prepared. */
@Tag("template")
final class StackSetTest {

  private static String written = "";
  private static JsonNode template = new ObjectMapper().createObjectNode();

  @BeforeAll
  static void synthesise(@TempDir Path directory) throws IOException {
    App app = Synthesis.app();
    RuleStack stack =
        new RuleStack(
            app,
            Deployment.anywhere(Settings.from(Map.of("email", "ops@example.org"))),
            new CodeSource.Named(Synthesis.zipIn(directory)));
    written =
        Files.readString(
            Path.of(app.synth().getStackByName(stack.getStackName()).getTemplateFullPath()));
    template = new ObjectMapper().readTree(written);
  }

  @Test
  void itNeedsNoBootstrapAndNoAsset() {
    assertThat(written).doesNotContainIgnoringCase("bootstrap").doesNotContain("cdk-hnb659fds");
    assertThat(template.has("Rules")).isFalse();
  }

  @Test
  void theCodeIsTakenFromABucketOfEachRegion() {
    JsonNode code =
        template
            .required("Resources")
            .valueStream()
            .filter(resource -> resource.required("Type").asText().equals("AWS::Lambda::Function"))
            .findFirst()
            .orElseThrow()
            .at("/Properties/Code");

    assertThat(code.toString())
        .isEqualTo(
            "{\"S3Bucket\":{\"Fn::Join\":[\"-\",[{\"Ref\":\"AssetBucketPrefix\"},"
                + "{\"Ref\":\"AWS::Region\"}]]},\"S3Key\":{\"Ref\":\"AssetKey\"}}");
  }

  @Test
  void itsParametersAreTheBucketAndTheKeyWhichIsThatOfThePackage(@TempDir Path directory) {
    String digest = new CodeSource.Named(Synthesis.zipIn(directory)).digest();

    assertThat(template.required("Parameters").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("AssetBucketPrefix", "AssetKey");
    assertThat(template.at("/Parameters/AssetKey/Default").asText())
        .isEqualTo("session-ready-%s.zip", digest);
  }
}
