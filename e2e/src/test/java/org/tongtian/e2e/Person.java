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

  /** A picture for people to look at, once what moves in has come to rest. */
  void picture(String name) {
    page.waitForTimeout(400);
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  /** What the API answers this person. */
  JsonNode api(String path) {
    String token = token();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway + path))
            .header("Authorization", "Bearer " + token)
            .build();
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
