package dev.sessionready.model;

/**
 * How the instance metadata service answers on an instance.
 *
 * @param httpEndpoint {@code enabled} or {@code disabled}
 * @param httpTokens {@code optional}, or {@code required} where only IMDSv2 answers
 * @param hopLimit how many network hops an answer may take
 * @param state {@code applied}, or {@code pending} while a change is under way
 */
public record MetadataOptions(String httpEndpoint, String httpTokens, int hopLimit, String state) {}
