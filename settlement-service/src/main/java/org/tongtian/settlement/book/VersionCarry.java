package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.Carry;

/**
 * The carry of one contract version.
 *
 * @param version number of the contract version
 * @param carry its residues by clause
 */
@Pure
public record VersionCarry(int version, Carry carry) {}
