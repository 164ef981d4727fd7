package dev.sessionready.network;

/**
 * The two DNS attributes of a VPC.
 *
 * @param support {@code enableDnsSupport}: whether the resolver of the VPC answers
 * @param hostnames {@code enableDnsHostnames}: without it, private DNS names are not answered
 */
public record VpcDns(boolean support, boolean hostnames) {}
