package org.tongtian.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Somebody who uses the market through a page. */
final class Person {

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

  /** Signs in on the page that asks for it. */
  void signsIn(JsonNode account) {
    the("sign-in-phone")
        .locator("input")
        .or(the("sign-in-phone"))
        .last()
        .fill(account.get("phone").asString());
    the("sign-in-send").click();
    the("sign-in-note").waitFor();
    the("sign-in-code")
        .locator("input")
        .or(the("sign-in-code"))
        .last()
        .fill(account.get("code").asString());
    the("sign-in-submit").click();
    the("sign-in-submit")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
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
    Object frames =
        the(videoId)
            .evaluate(
                "e => { const v = e.tagName === 'VIDEO' ? e : e.querySelector('video');"
                    + " return v ? v.getVideoPlaybackQuality().totalVideoFrames : 0 }");
    return ((Number) frames).intValue();
  }

  void picture(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  /** What the signed-in browser gets from the API. */
  JsonNode api(String path) {
    String body =
        (String)
            page.evaluate(
                "async path => { const r = await fetch('/api/auth/tokens/refresh', {method: 'POST'});"
                    + " const token = (await r.json()).accessToken;"
                    + " const a = await fetch(path, {headers: {Authorization: 'Bearer ' + token}});"
                    + " return await a.text() }",
                path);
    return new tools.jackson.databind.json.JsonMapper().readTree(body);
  }
}
