package org.tongtian.orders.channel.wechat;

import com.wechat.pay.java.core.certificate.CertificateDownloader;
import com.wechat.pay.java.core.certificate.CertificateProvider;
import com.wechat.pay.java.core.exception.WechatPayException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WeChat Pay's platform certificates, downloaded when first needed, when an unknown serial number
 * comes, and every twelve hours, as its rules ask for. The SDK's own provider downloads when it is
 * made and keeps them for the whole JVM: then the service could not start while the channel is
 * away.
 */
final class PlatformCertificates implements CertificateProvider {

  private static final Logger LOG = LoggerFactory.getLogger(PlatformCertificates.class);
  private static final Duration GOOD_FOR = Duration.ofHours(12);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  private final CertificateDownloader downloader;
  private final Clock clock;
  private volatile Map<String, X509Certificate> certificates = Map.of();
  private Instant askNotBefore = Instant.EPOCH;
  private Instant freshUntil = Instant.EPOCH;

  PlatformCertificates(CertificateDownloader downloader, Clock clock) {
    this.downloader = downloader;
    this.clock = clock;
  }

  @Override
  public X509Certificate getCertificate(String serialNumber) {
    refresh(certificates.containsKey(serialNumber));
    X509Certificate found = certificates.get(serialNumber);
    return found == null || isOver(found) ? null : found;
  }

  @Override
  public X509Certificate getAvailableCertificate() {
    refresh(!certificates.isEmpty());
    return certificates.values().stream()
        .max(Comparator.comparing(X509Certificate::getNotAfter))
        .orElseThrow(() -> new IllegalStateException("WeChat Pay has shown no certificate"));
  }

  private boolean isOver(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().isBefore(clock.instant());
  }

  /**
   * Downloads them where the one that is looked for is not known, or all are old. Invented serial
   * numbers can't make us a flood: at most one question in five seconds.
   */
  private synchronized void refresh(boolean known) {
    Instant now = clock.instant();
    if (now.isBefore(known ? freshUntil : askNotBefore) || now.isBefore(askNotBefore)) {
      return;
    }
    askNotBefore = now.plus(ASK_AGAIN);
    try {
      certificates = Map.copyOf(downloader.download());
      freshUntil = now.plus(GOOD_FOR);
    } catch (WechatPayException failure) {
      if (!known) {
        throw failure;
      }
      LOG.warn("The known platform certificates stay in use: {}", failure.toString());
    }
  }
}
