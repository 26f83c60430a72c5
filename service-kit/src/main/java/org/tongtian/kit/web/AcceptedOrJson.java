package org.tongtian.kit.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What a caller accepts, and whatever there is where that is nothing we have or can't be read (RFC
 * 9110, 12.5.1, leaves it to the server). A refusal would come after the action was done, and tell
 * the caller that it was not.
 */
final class AcceptedOrJson implements ContentNegotiationStrategy {

  private static final MediaType WHATEVER = MediaType.parseMediaType("*/*;q=0.001");

  private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

  @Override
  public List<MediaType> resolveMediaTypes(NativeWebRequest request) {
    try {
      List<MediaType> accepted = new ArrayList<>(header.resolveMediaTypes(request));
      accepted.add(WHATEVER);
      return accepted;
    } catch (HttpMediaTypeNotAcceptableException unreadable) {
      return MEDIA_TYPE_ALL_LIST;
    }
  }
}
