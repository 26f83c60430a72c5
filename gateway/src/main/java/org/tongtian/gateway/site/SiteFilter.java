package org.tongtian.gateway.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Serves the three web apps from the folder {@code tongtian.site} (the web build's output): shop at
 * {@code /}, studio at {@code /studio/}, desk at {@code /desk/}. A path that names no file is a
 * page inside its app and gets that app's index. Hashed assets are cached for ever, pages never.
 */
@Component
@Order(0)
class SiteFilter implements WebFilter {

  private static final int CHUNK = 16 * 1024;
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
          + " style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:;"
          + " frame-ancestors 'none'; base-uri 'self'";

  private static final Pattern NO_PAGE =
      Pattern.compile(
          "/(api|ws|cashier|oauth2|actuator|docs|v3|webjars|swagger-ui|internal|fallback)(/.*)?");

  private final Path site;

  SiteFilter(@Value("${tongtian.site:}") String site) {
    this.site = site.isBlank() ? null : Path.of(site).toAbsolutePath().normalize();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String path = exchange.getRequest().getPath().value();
    if (site == null || !isPage(exchange.getRequest().getMethod(), path)) {
      return chain.filter(exchange);
    }
    return serve(exchange, fileFor(path));
  }

  private static boolean isPage(HttpMethod method, String path) {
    return (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method))
        && !NO_PAGE.matcher(path).matches();
  }

  /** The file at the path, else the index of its app; null where neither is there. */
  private Path fileFor(String path) {
    Path named = site.resolve(path.substring(1)).normalize();
    if (named.startsWith(site) && Files.isRegularFile(named)) {
      return named;
    }
    boolean looksLikeFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
    Path index = site.resolve(appOf(path)).resolve("index.html");
    return looksLikeFile || !Files.isRegularFile(index) ? null : index;
  }

  private static String appOf(String path) {
    if (path.equals("/studio") || path.startsWith("/studio/")) {
      return "studio";
    }
    return path.equals("/desk") || path.startsWith("/desk/") ? "desk" : "";
  }

  private Mono<Void> serve(ServerWebExchange exchange, Path file) {
    if (file == null) {
      return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
    Resource resource = new FileSystemResource(file);
    ServerHttpResponse response = exchange.getResponse();
    HttpHeaders headers = response.getHeaders();
    headers.setContentType(
        MediaTypeFactory.getMediaType(resource).orElse(MediaType.APPLICATION_OCTET_STREAM));
    headers.setCacheControl(cacheControl(file));
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "same-origin");
    headers.setContentLength(file.toFile().length());
    if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
      return response.setComplete();
    }
    return response.writeWith(DataBufferUtils.read(resource, response.bufferFactory(), CHUNK));
  }

  private CacheControl cacheControl(Path file) {
    return file.startsWith(site.resolve("assets"))
        ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
        : CacheControl.noCache();
  }
}
