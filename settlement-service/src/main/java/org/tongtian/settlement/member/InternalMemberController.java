package org.tongtian.settlement.member;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/** Set-up: the members of a co-op that is new to the market. */
@RestController
class InternalMemberController {

  private static final String SEED = "seed";

  private final MemberService members;

  InternalMemberController(MemberService members) {
    this.members = members;
  }

  /**
   * A member with what it brought before.
   *
   * @param deliveries by value, may be empty
   */
  record SeedMember(
      String number,
      Text name,
      String party,
      LocalDate joinedOn,
      Money contribution,
      Money reserveShare,
      Money subsidyShare,
      List<SeedDelivery> deliveries) {

    MemberDraft draft() {
      return new MemberDraft(
          number,
          name,
          party,
          joinedOn,
          contribution.amount(),
          reserveShare.amount(),
          subsidyShare.amount());
    }
  }

  /** Goods that were brought on a day, by value. */
  record SeedDelivery(LocalDate on, Money amount) {}

  /** The register. */
  record Register(List<SeedMember> members) {}

  /** Adds the members; those who are there stay as they are. */
  @PutMapping("/internal/settlement/co-operatives/{coop}/members")
  MemberController.Imported put(@PathVariable String coop, @RequestBody Register register) {
    for (SeedMember member : register.members()) {
      if (member.party() == null || member.deliveries() == null) {
        throw Refusal.invalid("member.field_invalid", "party", "party");
      }
      members.add(coop, member.draft(), SEED);
      for (SeedDelivery delivery : member.deliveries()) {
        members.record(
            coop,
            member.party(),
            new EntryDraft(MemberEntryKind.DELIVERY, delivery.amount(), delivery.on(), null),
            SEED + ":" + delivery.on());
      }
    }
    return new MemberController.Imported(register.members().size());
  }
}
