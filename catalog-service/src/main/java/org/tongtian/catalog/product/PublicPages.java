package org.tongtian.catalog.product;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What everybody may read of the catalogue is written once and sent to all who ask within a moment,
 * so that a crowd before a sale costs hardly more than one reader. What it says of stock may be as
 * old as that moment; buying decides. The gateway and phones may keep it for a second, and ask
 * again by its tag.
 *
 * <p>Names come in all languages and nothing in them is for one reader, so one answer serves all.
 * What a co-operative changes here is seen here at once; other instances follow after the moment.
 */
@Component
@Order(0) // after the security filters: a wrong token is refused on open paths too
class PublicPages extends OncePerRequestFilter {

  private static final Pattern PUBLIC =
      Pattern.compile("/api/catalog/(products(/[0-9a-f-]{36})?|lots/[0-9a-f-]{36})");
  private static final int MOST_PAGES = 2_000;
  private static final String FOR_A_SECOND = "public, max-age=1";

  private final Cache<String, Page> pages;

  /** An answer as it is sent; its bytes are never changed. */
  private static final class Page {
    private final byte[] body;
    private final String type;
    private final String tag;

    Page(byte[] body, String type, String tag) {
      this.body = body;
      this.type = type;
      this.tag = tag;
    }
  }

  /**
   * @param keptFor how long an answer is sent again; zero for never
   */
  PublicPages(@Value("${tongtian.catalog.pages-kept-for}") Duration keptFor) {
    this.pages = Caffeine.newBuilder().maximumSize(MOST_PAGES).expireAfterWrite(keptFor).build();
  }

  /** Something but stock has changed. */
  void changed() {
    pages.invalidateAll();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !"GET".equals(request.getMethod()) || !PUBLIC.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String query = request.getQueryString();
    String name = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    Page known = pages.getIfPresent(name);
    if (known != null) {
      send(known, request, response);
      return;
    }
    ContentCachingResponseWrapper fresh = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, fresh);
    if (fresh.getStatus() != HttpStatus.OK.value()) {
      fresh.copyBodyToResponse();
      return;
    }
    byte[] body = fresh.getContentAsByteArray();
    Page page = new Page(body, fresh.getContentType(), tagOf(body));
    pages.put(name, page);
    send(page, request, response);
  }

  private static void send(Page page, HttpServletRequest asked, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_A_SECOND);
    response.setHeader(HttpHeaders.ETAG, page.tag);
    if (page.tag.equals(asked.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatus(HttpStatus.NOT_MODIFIED.value());
      return;
    }
    response.setContentType(page.type);
    response.setContentLength(page.body.length);
    response.getOutputStream().write(page.body);
  }

  private static String tagOf(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
