package org.tongtian.orders.address;

import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/**
 * A region of the first level.
 *
 * @param code the first two digits of its GB/T 2260 codes
 */
@Pure
public record Province(String code, Text name) {}
