package sa.wusul.tawasul.visit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import sa.wusul.services.register.DemoRecords;
import sa.wusul.services.register.RegisterEnquiry;
import sa.wusul.tawasul.DemoDetainee;
import sa.wusul.tawasul.DemoDetainee.Relative;
import sa.wusul.tawasul.DemoDetainees;
import sa.wusul.tawasul.DetaineeCases;

/**
 * A demo replacement for the register of visitors: relatives and lawyers are those of the
 * demo detainees, and any other person has no kinship.
 */
@Component
@Profile("demo")
class DemoVisitors implements DemoRecords {

	private static final Map<String, Long> USUAL_AGES = Map.of("PARENT", 61L, "SPOUSE", 36L, "CHILD", 19L, "SIBLING",
			33L);

	private static final long ADULT = 40;

	private final DemoDetainees detainees;

	DemoVisitors(DemoDetainees detainees) {
		this.detainees = detainees;
	}

	@Override
	public Map<String, Object> find(String register, RegisterEnquiry enquiry) {
		if (!register.equals("visitors")) {
			return Map.of();
		}
		var detainee = this.detainees
			.find(enquiry.particulars().getOrDefault(DetaineeCases.DETAINEE, enquiry.requester().value()));
		var facts = new HashMap<String, Object>();
		for (var ordinal = 1; ordinal <= VisitorList.MOST; ordinal++) {
			var prefix = VisitorList.fact(ordinal, "Visitor");
			Optional.ofNullable(enquiry.particulars().get(VisitorList.identityOf(ordinal)))
				.ifPresent(
						(visitor) -> facts(detainee, visitor).forEach((name, fact) -> facts.put(prefix + name, fact)));
		}
		return facts;
	}

	private static Map<String, Object> facts(Optional<DemoDetainee> detainee, String visitor) {
		var relative = detainee.flatMap((known) -> known.relative(visitor));
		var isLawyer = detainee.filter((known) -> known.hasLawyer(visitor)).isPresent();
		var relation = isLawyer ? "LAWYER" : relative.map(Relative::relation).orElse("NONE");
		var facts = new HashMap<String, Object>();
		facts.put("Known", true);
		facts.put("Relation", relation);
		facts.put("Degree", DemoDetainees.degree(relation));
		facts.put("Age",
				relative.map(Relative::age)
					.map(Integer::longValue)
					.orElseGet(() -> USUAL_AGES.getOrDefault(relation, ADULT)));
		var bannedFor = relative.map(Relative::bannedFor);
		facts.put("Banned", bannedFor.isPresent());
		bannedFor.ifPresent((days) -> facts.put("BannedDaysLeft", days.longValue()));
		return facts;
	}

}
