package dev.sessionready.aws.client;

/** An IAM action that some call needs: the deployed function's, or an operator's at a terminal. */
public sealed interface IamAction permits Permission, OperatorPermission {

  /** The action as IAM spells it, such as {@code ec2:DescribeSubnets}. */
  String action();

  /** What it is needed for, in one sentence. */
  String why();
}
