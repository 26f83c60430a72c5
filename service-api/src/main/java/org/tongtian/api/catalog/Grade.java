package org.tongtian.api.catalog;

import org.tongtian.kit.text.Text;

/**
 * A quality grade of a lot.
 *
 * @param code stable name, e.g. {@code FIRST}
 * @param name as shown to people
 */
public record Grade(String code, Text name) {}
