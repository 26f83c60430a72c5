package org.tongtian.settlement.governance;

import org.tongtian.kit.text.Text;

/**
 * A seat of the committee.
 *
 * @param id id of the party that sits there
 * @param seatClass whom it speaks for; null once the seat is given up
 * @param name as shown to people
 */
public record Seat(String id, SeatClass seatClass, Text name) {}
