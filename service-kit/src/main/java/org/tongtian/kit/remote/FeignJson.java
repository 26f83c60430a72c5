package org.tongtian.kit.remote;

import feign.RequestTemplate;
import feign.Response;
import feign.codec.Decoder;
import feign.codec.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON between services: tolerant of fields that a newer service adds. */
final class FeignJson implements Encoder, Decoder {

  private final JsonMapper json;

  FeignJson(JsonMapper strict) {
    this.json = strict.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @Override
  public void encode(Object object, Type bodyType, RequestTemplate template) {
    template.header("Content-Type", "application/json");
    template.body(json.writeValueAsBytes(object), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public Object decode(Response response, Type type) throws IOException {
    if (response.body() == null || type == void.class || type == Void.class) {
      return null;
    }
    try (InputStream body = response.body().asInputStream()) {
      return json.readValue(body, json.constructType(type));
    }
  }
}
