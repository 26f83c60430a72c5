package org.tongtian.settlement.split;

import java.util.List;
import org.tongtian.kit.Pure;

/**
 * The split of one sale.
 *
 * @param lines by clause number; the amounts sum to what the consumer paid exactly
 * @param carry what rounding has kept after this sale
 */
@Pure
public record Split(List<SplitLine> lines, Carry carry) {}
