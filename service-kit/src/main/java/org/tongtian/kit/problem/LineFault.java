package org.tongtian.kit.problem;

/**
 * What is wrong in one line of something that was sent as a table.
 *
 * @param line from 1, as a person counts
 * @param field the column at fault
 * @param code stable name of the reason; its sentence gets the column as its argument
 */
public record LineFault(int line, String field, String code) {}
