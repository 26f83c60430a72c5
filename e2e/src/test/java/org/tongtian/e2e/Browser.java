package org.tongtian.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, with a camera that shows a test picture and WebRTC over loopback. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--autoplay-policy=no-user-gesture-required",
          "--allow-loopback-in-peer-connection",
          "--disable-features=WebRtcHideLocalIpsWithMdns");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> problems = new ArrayList<>();

  Browser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setHeadless(true)
                    .setArgs(FLAGS));
  }

  /** A person with a phone of 360 by 780. */
  Page phone(String who) {
    return page(who, 360, 780, true);
  }

  /** A person at a desk. */
  Page desktop(String who) {
    return page(who, 1280, 800, false);
  }

  private Page page(String who, int width, int height, boolean phone) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(2)
                .setHasTouch(phone)
                .setLocale("zh-CN"));
    context.grantPermissions(List.of("camera", "microphone"));
    Page page = context.newPage();
    page.setDefaultTimeout(30_000);
    page.onPageError(error -> problems.add(who + ": " + error));
    return page;
  }

  /** Script errors seen in any page. */
  List<String> problems() {
    return problems;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
