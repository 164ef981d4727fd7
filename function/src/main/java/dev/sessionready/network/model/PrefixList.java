package dev.sessionready.network.model;

/**
 * A named set of blocks; its entries are looked up apart.
 *
 * @param name such as {@code com.amazonaws.eu-west-1.s3}
 */
public record PrefixList(String id, String name, String ownerId) {}
