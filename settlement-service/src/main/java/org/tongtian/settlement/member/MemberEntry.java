package org.tongtian.settlement.member;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.kit.Pure;

/**
 * A line of a member's account; it is never changed.
 *
 * @param id the same however often it is recorded
 * @param kind what it changes
 * @param amount fen, not negative
 * @param on business day (Asia/Shanghai) from which it counts
 * @param note what it refers to, may be null
 * @param at when it was recorded
 */
@Pure
public record MemberEntry(
    String id, MemberEntryKind kind, long amount, LocalDate on, String note, Instant at) {}
