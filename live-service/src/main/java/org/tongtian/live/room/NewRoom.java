package org.tongtian.live.room;

import java.util.List;

/**
 * What a host asks for.
 *
 * @param title 1 to 60 characters
 * @param productIds 1 to 50 products, each once
 */
record NewRoom(String title, List<String> productIds) {}
