package org.tongtian.bench.harness.http;

import java.net.URI;
import org.tongtian.bench.harness.UsageException;

/**
 * An address on this machine. Load is never sent anywhere else: a name could point to another
 * machine, so only the number 127.0.0.1 is taken.
 */
public record LocalTarget(URI base) {

  /**
   * @throws UsageException for every other scheme or host, and for user names in the address
   */
  public LocalTarget {
    boolean local =
        "http".equals(base.getScheme())
            && "127.0.0.1".equals(base.getHost())
            && base.getRawUserInfo() == null
            && base.getPort() > 0;
    if (!local) {
      throw new UsageException("Load is sent to http://127.0.0.1:<port> only, not to " + base);
    }
  }

  /**
   * Reads an address.
   *
   * @throws UsageException where it is not one on this machine
   */
  public static LocalTarget of(String address) {
    try {
      return new LocalTarget(URI.create(address));
    } catch (IllegalArgumentException malformed) {
      throw new UsageException("Not an address: " + address);
    }
  }

  /**
   * The address of a path below this one, or a whole address, as in a link of an answer.
   *
   * @throws UsageException where it leads away from this machine
   */
  URI resolve(String pathOrAddress) {
    return new LocalTarget(base.resolve(pathOrAddress)).base();
  }
}
