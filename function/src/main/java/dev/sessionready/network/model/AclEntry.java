package dev.sessionready.network.model;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ports;
import org.jspecify.annotations.Nullable;

/**
 * One numbered rule of a network ACL.
 *
 * @param number the lowest matching number decides; 32767 is the implicit deny
 * @param protocol the IANA number, or {@code -1} for all
 * @param ports absent where the entry covers every port
 */
public record AclEntry(
    int number, boolean egress, boolean allow, String protocol, @Nullable Ports ports, Cidr cidr) {}
