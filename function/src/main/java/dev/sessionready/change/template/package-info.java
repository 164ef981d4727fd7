/** Commands that make changes, written as templates of CloudFormation, Terraform and the CDK. */
@NullMarked
package dev.sessionready.change.template;

import org.jspecify.annotations.NullMarked;
