package dev.sessionready.network.model;

import java.util.List;

/** A gateway through which a VPC opens IPv6 connections to the internet. */
public record EgressOnlyInternetGateway(String id, List<Attachment> attachments) {

  public EgressOnlyInternetGateway {
    attachments = List.copyOf(attachments);
  }
}
