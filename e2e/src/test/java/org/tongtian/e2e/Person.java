package org.tongtian.e2e;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the market through a page. */
final class Person {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path PICTURES = Path.of("target", "pictures");

  private final Page page;
  private final String gateway;

  Person(Page page, String gateway) {
    this.page = page;
    this.gateway = gateway;
  }

  Page page() {
    return page;
  }

  void opens(String path) {
    page.navigate(gateway + path);
  }

  /** Signs in on the page that asks for it, with the code that the simulated message shows. */
  void signsIn(JsonNode account) {
    fills("sign-in-phone", account.get("phone").asString());
    the("sign-in-send").click();
    waitsForText("sign-in-note", account.get("code").asString());
    fills("sign-in-code", account.get("code").asString());
    the("sign-in-submit").click();
    waitsUntilGone("sign-in-submit");
  }

  void fills(String id, String value) {
    the(id).fill(value);
  }

  void waitsUntilGone(String id) {
    the(id).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  /** Answers the question that some actions ask once more. */
  void confirms() {
    page.locator(".van-dialog__confirm:visible").click();
  }

  /** The first element with that test id. */
  Locator the(String id) {
    return all(id).first();
  }

  Locator all(String id) {
    return page.locator("[data-testid=\"" + id + "\"]");
  }

  String text(String id) {
    return the(id).innerText();
  }

  void waitsForText(String id, String text) {
    all(id).filter(new Locator.FilterOptions().setHasText(text)).first().waitFor();
  }

  /** How many pictures of the video were really decoded. */
  int framesDecoded(String videoId) {
    Object frames = the(videoId).evaluate("v => v.getVideoPlaybackQuality().totalVideoFrames");
    return ((Number) frames).intValue();
  }

  /** How wide the picture in that element really is, in its own pixels; 0 while it did not come. */
  int pictureWidth(String id) {
    Object width = the(id).evaluate("e => e.querySelector('img')?.naturalWidth ?? 0");
    return ((Number) width).intValue();
  }

  /** A picture for people to look at, once what moves in has come to rest. */
  void picture(String name) {
    page.waitForTimeout(400);
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  /** Fills in the sheet of an address; the region is the first one that the wheels offer. */
  void writesAddress(String name, String phone, String street) {
    fills("address-name", name);
    fills("address-phone", phone);
    the("address-region").click();
    the("region-wheels").waitFor();
    page.locator(".van-picker__confirm").click();
    waitsUntilGone("region-wheels");
    fills("address-street", street);
    the("address-save").click();
  }

  /** What the API answers this person. */
  JsonNode api(String path) {
    return answer(asking(path).build());
  }

  /** What the API answers when this person has something done that needs no words. */
  JsonNode posts(String path) {
    HttpRequest.Builder request =
        asking(path).header("Idempotency-Key", UUID.randomUUID().toString());
    return answer(request.POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  private HttpRequest.Builder asking(String path) {
    return HttpRequest.newBuilder(URI.create(gateway + path))
        .header("Authorization", "Bearer " + token());
  }

  private static JsonNode answer(HttpRequest request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** The browser's own session, renewed by its cookie. */
  private String token() {
    APIResponse renewed = page.context().request().post(gateway + "/api/auth/tokens/refresh");
    return JSON.readTree(renewed.text()).get("accessToken").asString();
  }
}
