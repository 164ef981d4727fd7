package dev.sessionready.preflight;

/** What is about to be deployed: the rule's name, and how often it sweeps. */
public record DeploymentPlan(String ruleName, SweepSchedule sweep) {}
