package dev.sessionready.network.model;

/**
 * The two DNS attributes of a VPC.
 *
 * @param support {@code enableDnsSupport}: whether the resolver of the VPC answers
 * @param hostnames {@code enableDnsHostnames}: without it, private DNS names are not answered
 */
public record VpcDnsAttributes(boolean support, boolean hostnames) {}
