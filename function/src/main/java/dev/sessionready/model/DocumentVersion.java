package dev.sessionready.model;

/**
 * A version of a Systems Manager document.
 *
 * @param number as AWS counts it, from 1 on
 * @param content its text
 */
public record DocumentVersion(String number, String content) {}
