package dev.sessionready.cli;

/** How the changes that heal an account are written. */
enum HealFormat {
  /** A script of AWS CLI commands for a POSIX shell. */
  CLI,
  /** A template of CloudFormation, as JSON. */
  CLOUDFORMATION,
  /** A configuration of Terraform. */
  TERRAFORM,
  /** A stack of the AWS CDK, in Java. */
  CDK
}
