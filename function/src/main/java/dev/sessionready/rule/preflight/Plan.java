package dev.sessionready.rule.preflight;

/** What is about to be deployed: the rule's name, and how often it sweeps. */
public record Plan(String ruleName, Sweep sweep) {}
