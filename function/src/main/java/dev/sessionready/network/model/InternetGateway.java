package dev.sessionready.network.model;

import java.util.List;

/** A gateway between a VPC and the internet. */
public record InternetGateway(String id, List<Attachment> attachments) {

  public InternetGateway {
    attachments = List.copyOf(attachments);
  }
}
