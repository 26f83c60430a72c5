package org.tongtian.gateway.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reactivestreams.Publisher;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Answers again, for as long as a service allowed it, with pages that it called the same for
 * everybody ({@code Cache-Control: public, max-age}, RFC 9111): a stampede reads one product. What
 * is not allowed so is never kept, nor is what answers a question with a body or a condition of its
 * own. A phone that has the page already is told that it has (304). Where a page became old, one
 * reader asks for it again and the others wait for that answer.
 */
@Component
@Order(PublicPages.BEFORE_SECURITY)
class PublicPages implements WebFilter {

  /** What everybody may have needs no look at who asks; what is kept has passed everything once. */
  static final int BEFORE_SECURITY = -200;

  private static final Pattern ALLOWED = Pattern.compile("public, max-age=(\\d{1,4})");
  private static final List<String> KEPT =
      List.of(
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.ETAG,
          HttpHeaders.CACHE_CONTROL,
          "X-Content-Type-Options");
  private static final int MOST_BYTES = 256 * 1024;
  private static final long MOST_BYTES_OF_ALL = 32L * 1024 * 1024;

  /** An old page is never sent; it says that many may ask for it at once. */
  private static final Duration REMEMBERED_AS_PUBLIC = Duration.ofMinutes(1);

  private final Cache<String, Page> pages =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES_OF_ALL)
          .weigher((String address, Page page) -> page.body().length + address.length())
          .expireAfterWrite(REMEMBERED_AS_PUBLIC)
          .executor(Runnable::run) // its upkeep is shorter than handing it to another thread
          .build();
  private final ConcurrentMap<String, Mono<Void>> asking = new ConcurrentHashMap<>();

  /**
   * @param until when it is old, of {@link System#nanoTime}
   */
  @SuppressWarnings("ArrayRecordComponent") // sent as it is, never compared
  private record Page(HttpHeaders headers, byte[] body, long until) {

    boolean isFresh() {
      return System.nanoTime() - until < 0;
    }
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (!isPlainRead(request)) {
      return chain.filter(exchange);
    }
    String address = address(request);
    Page known = pages.getIfPresent(address);
    if (known == null) {
      return ask(address, exchange, chain);
    }
    return known.isFresh() ? send(known, exchange) : askOnce(address, exchange, chain);
  }

  private Mono<Void> askOnce(String address, ServerWebExchange exchange, WebFilterChain chain) {
    Sinks.Empty<Void> answered = Sinks.empty();
    Mono<Void> other = asking.putIfAbsent(address, answered.asMono());
    if (other != null) {
      return other.then(Mono.defer(() -> sendOrAsk(address, exchange, chain)));
    }
    return ask(address, exchange, chain)
        .doFinally(
            how -> {
              asking.remove(address);
              answered.tryEmitEmpty();
            });
  }

  private Mono<Void> sendOrAsk(String address, ServerWebExchange exchange, WebFilterChain chain) {
    Page known = pages.getIfPresent(address);
    return known != null && known.isFresh() ? send(known, exchange) : ask(address, exchange, chain);
  }

  private Mono<Void> ask(String address, ServerWebExchange exchange, WebFilterChain chain) {
    Recorded recorded = new Recorded(exchange.getResponse(), address);
    return chain.filter(exchange.mutate().response(recorded).build());
  }

  private static boolean isPlainRead(ServerHttpRequest request) {
    return HttpMethod.GET.equals(request.getMethod())
        && request.getPath().value().startsWith("/api/")
        && !request.getHeaders().containsHeader(HttpHeaders.RANGE);
  }

  private static String address(ServerHttpRequest request) {
    String query = request.getURI().getRawQuery();
    String path = request.getURI().getRawPath();
    return query == null ? path : path + "?" + query;
  }

  private static Mono<Void> send(Page page, ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    response.getHeaders().putAll(page.headers());
    String tag = page.headers().getETag();
    if (tag != null && exchange.getRequest().getHeaders().getIfNoneMatch().contains(tag)) {
      response.setStatusCode(HttpStatus.NOT_MODIFIED);
      return response.setComplete();
    }
    response.getHeaders().setContentLength(page.body().length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(page.body())));
  }

  /** Seconds that the answer may be kept and given to anybody; empty for not at all. */
  private static OptionalLong allowed(ServerHttpResponse response) {
    String control = response.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL);
    if (control == null
        || !HttpStatus.OK.equals(response.getStatusCode())
        || response.getHeaders().containsHeader(HttpHeaders.VARY)
        || response.getHeaders().containsHeader(HttpHeaders.SET_COOKIE)) {
      return OptionalLong.empty();
    }
    Matcher allowed = ALLOWED.matcher(control);
    return allowed.matches()
        ? OptionalLong.of(Long.parseLong(allowed.group(1)))
        : OptionalLong.empty();
  }

  /** An answer that is remembered on its way out where that is allowed. */
  private final class Recorded extends ServerHttpResponseDecorator {

    private final String address;

    Recorded(ServerHttpResponse response, String address) {
      super(response);
      this.address = address;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
      OptionalLong seconds = allowed(this);
      long length = getHeaders().getContentLength();
      if (seconds.isEmpty() || length < 0 || length > MOST_BYTES) {
        return super.writeWith(body);
      }
      return super.writeWith(
          DataBufferUtils.join(body, MOST_BYTES)
              .doOnNext(whole -> keep(whole, Duration.ofSeconds(seconds.getAsLong()))));
    }

    @Override
    public Mono<Void> writeAndFlushWith(
        Publisher<? extends Publisher<? extends DataBuffer>> parts) {
      return allowed(this).isEmpty()
          ? super.writeAndFlushWith(parts)
          : writeWith(Flux.from(parts).concatMap(part -> part));
    }

    private void keep(DataBuffer whole, Duration keptFor) {
      ByteBuffer copy = ByteBuffer.allocate(whole.readableByteCount());
      whole.toByteBuffer(copy);
      HttpHeaders kept = new HttpHeaders();
      for (String name : KEPT) {
        Optional.ofNullable(getHeaders().getFirst(name)).ifPresent(value -> kept.set(name, value));
      }
      pages.put(address, new Page(kept, copy.array(), System.nanoTime() + keptFor.toNanos()));
    }
  }
}
