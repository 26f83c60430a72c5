package org.tongtian.gateway.signin;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.party.Party;
import org.tongtian.gateway.account.Account;
import org.tongtian.gateway.account.Accounts;
import org.tongtian.gateway.token.RefreshTokens;
import org.tongtian.gateway.token.TokenIssuer;
import org.tongtian.gateway.token.TokenSettings;
import org.tongtian.gateway.token.TokenVerifier;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.text.Text;

/** Sign-in by phone and one-time code. */
@RestController
@RequestMapping("/api/auth")
class SignInController {

  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
  private static final Pattern CODE = Pattern.compile("\\d{6}");
  private static final String COOKIE = "tongtian_refresh";

  private final Accounts accounts;
  private final OneTimeCodes codes;
  private final SmsSender sms;
  private final SignInSettings settings;
  private final TokenIssuer issuer;
  private final TokenVerifier verifier;
  private final RefreshTokens refreshTokens;
  private final TokenSettings tokenSettings;

  SignInController(
      Accounts accounts,
      OneTimeCodes codes,
      SmsSender sms,
      SignInSettings settings,
      TokenIssuer issuer,
      TokenVerifier verifier,
      RefreshTokens refreshTokens,
      TokenSettings tokenSettings) {
    this.accounts = accounts;
    this.codes = codes;
    this.sms = sms;
    this.settings = settings;
    this.issuer = issuer;
    this.verifier = verifier;
    this.refreshTokens = refreshTokens;
    this.tokenSettings = tokenSettings;
  }

  /**
   * Who wants a code.
   *
   * @param phone eleven digits
   */
  record CodeRequest(String phone) {}

  /**
   * A code is on its way.
   *
   * @param shownCode the code itself where the local sender shows it, else null
   */
  record CodeSent(long expiresInSeconds, long resendAfterSeconds, String shownCode) {}

  /**
   * What signs in.
   *
   * @param code six digits
   */
  record SignIn(String phone, String code) {}

  /** Signed in; the refresh token is in the cookie alone. */
  record Session(String accessToken, long expiresInSeconds, AccountView account) {}

  /**
   * An account as its owner sees it.
   *
   * @param party whom the person acts for, or null
   */
  record AccountView(String id, Text name, Role role, Party party, String phoneMasked) {
    static AccountView of(Account account) {
      return new AccountView(
          account.id(), account.name(), account.role(), account.party(), account.phoneMasked());
    }
  }

  /**
   * Sends a one-time code to a mobile number of the mainland. 400 {@code auth.phone_invalid}, 429
   * {@code auth.resend_too_early}.
   */
  @PostMapping("/codes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CodeSent sendCode(@RequestBody CodeRequest request) {
    String phone = requirePhone(request.phone());
    String standing = accounts.byPhone(phone).map(Account::standingCode).orElse(null);
    String code = codes.issue(phone, standing);
    return new CodeSent(
        settings.codeLifetime().toSeconds(),
        settings.resendAfter().toSeconds(),
        sms.send(phone, code).orElse(null));
  }

  /**
   * Signs in with phone and code, and sets the refresh cookie. 401 {@code auth.code_wrong}, {@code
   * auth.code_expired}; the sixth try in a minute 429 {@code auth.too_many_tries}. A phone that is
   * new gets a consumer's account.
   */
  @PostMapping("/tokens")
  ResponseEntity<Session> signIn(@RequestBody SignIn request) {
    String phone = requirePhone(request.phone());
    if (request.code() == null || !CODE.matcher(request.code()).matches()) {
      throw Refusal.invalid("auth.code_malformed", "code");
    }
    codes.use(phone, request.code());
    Account account = accounts.ofPhone(phone);
    return session(account, refreshTokens.begin(account.id()));
  }

  /** A new access token for the refresh cookie, which is replaced; 401 {@code auth.signed_out}. */
  @PostMapping("/tokens/refresh")
  ResponseEntity<Session> refresh(@CookieValue(name = COOKIE, required = false) String token) {
    RefreshTokens.Issued next =
        (token == null ? Optional.<RefreshTokens.Issued>empty() : refreshTokens.replace(token))
            .orElseThrow(() -> Refusal.unauthenticated("auth.signed_out"));
    Account account =
        accounts
            .byId(next.accountId())
            .orElseThrow(() -> Refusal.unauthenticated("auth.signed_out"));
    return session(account, next);
  }

  /** Signs out: the refresh cookie is worth nothing from now on. */
  @DeleteMapping("/tokens")
  ResponseEntity<Void> signOut(@CookieValue(name = COOKIE, required = false) String token) {
    if (token != null) {
      refreshTokens.end(token);
    }
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO))
        .build();
  }

  /** Whose access token it is; 401 {@code auth.required}. */
  @GetMapping("/me")
  AccountView me(@RequestHeader(name = "Authorization", required = false) String authorization) {
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      throw Refusal.unauthenticated("auth.required");
    }
    try {
      String accountId = verifier.accountOf(authorization.substring(7));
      return accounts
          .byId(accountId)
          .map(AccountView::of)
          .orElseThrow(() -> Refusal.unauthenticated("auth.required"));
    } catch (JwtException invalid) {
      throw Refusal.unauthenticated("auth.required");
    }
  }

  private ResponseEntity<Session> session(Account account, RefreshTokens.Issued refresh) {
    Session session =
        new Session(
            issuer.forPerson(account), issuer.lifetime().toSeconds(), AccountView.of(account));
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, cookie(refresh.token(), tokenSettings.refreshLifetime()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(session);
  }

  private String cookie(String value, Duration age) {
    return ResponseCookie.from(COOKIE, value)
        .httpOnly(true)
        .secure(tokenSettings.secureCookie())
        .sameSite("Strict")
        .path("/api/auth")
        .maxAge(age)
        .build()
        .toString();
  }

  private static String requirePhone(String phone) {
    if (phone == null || !MOBILE.matcher(phone).matches()) {
      throw Refusal.invalid("auth.phone_invalid", "phone");
    }
    return phone;
  }
}
