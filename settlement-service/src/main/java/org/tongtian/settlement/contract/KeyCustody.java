package org.tongtian.settlement.contract;

import java.security.PublicKey;

/** Who keeps the parties' Ed25519 keys: a port, so that real custody can replace the local one. */
public interface KeyCustody {

  /** The party's signature over the message; the party's key is made where there is none yet. */
  byte[] sign(String partyId, byte[] message);

  /** The party's public key; made where there is none yet. */
  PublicKey publicKey(String partyId);
}
