package dev.sessionready.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** Where a stack takes the packaged function from. */
sealed interface CodeSource {

  /** Where the package is on this machine. */
  Path zip();

  /** A package that the CDK uploads to the bucket of its bootstrap stack. */
  record Uploaded(Path zip) implements CodeSource {}

  /** A package that was put into a bucket in each region; the template's parameters say where. */
  record Named(Path zip) implements CodeSource {}

  /**
   * The code, with the parameters that it needs in {@code scope}, the stack.
   *
   * @throws InvalidSetting where the package is missing
   */
  default Code in(Construct scope) {
    requireBuilt();
    return switch (this) {
      case Uploaded(Path zip) -> Code.fromAsset(zip.toString());
      case Named _ -> named(scope);
    };
  }

  /**
   * What distinguishes the package from any other, in hexadecimal digits.
   *
   * @throws InvalidSetting where the package is missing
   */
  default String digest() {
    requireBuilt();
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(zip())));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private Code named(Construct scope) {
    CfnParameter prefix =
        CfnParameter.Builder.create(scope, "AssetBucketPrefix")
            .description(
                "The function is taken from the bucket of this name, a hyphen and the region")
            .allowedPattern("[a-z0-9][a-z0-9.-]{1,47}")
            .build();
    CfnParameter key =
        CfnParameter.Builder.create(scope, "AssetKey")
            .description("The key of the function's package in that bucket")
            .defaultValue("session-ready-%s.zip".formatted(digest()))
            .build();
    Validations.of(scope)
        .acknowledge(
            Acknowledgment.builder()
                .id("Annotation::@aws-cdk/aws-lambda:codeFromBucketObjectVersionNotSpecified")
                .reason("The key names the package by its digest, so no key has two versions.")
                .build());
    String bucket = Fn.join("-", List.of(prefix.getValueAsString(), Aws.REGION));
    return Code.fromBucketV2(
        Bucket.fromBucketName(scope, "AssetBucket", bucket), key.getValueAsString());
  }

  private void requireBuilt() {
    if (!Files.isRegularFile(zip())) {
      throw new InvalidSetting(
          "There is no %s; `mvn -DskipTests package` builds it from the repository's root."
              .formatted(zip()));
    }
  }
}
