package org.tongtian.kit.mongo;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the truth is kept.
 *
 * @param uri connection string without a database
 * @param database this service's own database; no other service reads it
 */
@ConfigurationProperties("tongtian.mongo")
public record MongoSettings(String uri, String database) {}
