package dev.sessionready.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** The bucket that holds the report of the last sweep, and for a while those before it. */
final class Reports extends Construct {

  private static final Duration KEPT = Duration.days(90);

  private final Bucket bucket;

  Reports(Construct scope) {
    super(scope, "Reports");
    bucket =
        Bucket.Builder.create(this, "Bucket")
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .versioned(true)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .noncurrentVersionExpiration(KEPT)
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
            // S3 deletes no bucket that holds something, and somebody may still want to read it.
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
  }

  /** Where the function puts them. */
  Bucket bucket() {
    return bucket;
  }
}
