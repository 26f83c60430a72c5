package org.tongtian.settlement.statement;

import java.util.Iterator;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.settlement.statement.StatementView.Balances;
import org.tongtian.settlement.statement.StatementView.Parts;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/**
 * A statement with all its lines, read while they are asked for.
 *
 * @param opening payable at the start
 * @param in what came to it
 * @param out what was paid out or taken
 * @param closing payable at the end
 * @param count how many lines there are
 * @param lines newest booking first; to be walked once
 */
public record FullStatement(
    Party party,
    Span span,
    Money opening,
    Money in,
    Money out,
    Money closing,
    Parts parts,
    Balances balances,
    long count,
    Iterator<StatementLine> lines) {}
