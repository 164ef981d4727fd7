package dev.sessionready.check;

/** A row of the check list that this project grew from. */
public enum SeedRow {
  AGENT,
  INSTANCE_ROLE,
  INSTANCE_SECURITY_GROUP,
  VPC_ENDPOINTS,
  VPC_ENDPOINT_PLACEMENT,
  VPC_ENDPOINT_SECURITY_GROUP,
  VPC_DNS,
  LOGS_KEY_POLICY
}
