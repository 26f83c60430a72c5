package org.tongtian.kit.redis;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is.
 *
 * @param uri Redis URI
 * @param namespace prefix of every key, so that several markets share one Redis; may be empty
 */
@ConfigurationProperties("tongtian.redis")
public record RedisSettings(String uri, @DefaultValue("") String namespace) {

  /** The full name of a key. */
  public String key(String name) {
    return namespace + name;
  }
}
