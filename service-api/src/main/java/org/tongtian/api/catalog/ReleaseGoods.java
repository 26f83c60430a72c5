package org.tongtian.api.catalog;

import java.util.List;

/**
 * Gives reservations back.
 *
 * @param reservationIds unknown ones and ones that are back already are left alone
 */
public record ReleaseGoods(List<String> reservationIds) {}
